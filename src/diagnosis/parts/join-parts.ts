import type { Report, Totals } from '../../model/audit/report.ts';
import { reportPart } from '../../model/audit/saved/record-lines.ts';
import type { Finding } from '../../model/finding/finding.ts';

/**
 * The parts of an audit as one report, for who wants the whole of it. What is numbered keeps its
 * number, since the parts number through; a certificate stands once.
 * @param parts as `sharedFindings()` gives them.
 * @param totals of all of them, by `addUp()`, and what they tell of no single target.
 * @throws TypeError where there is no part.
 */
export function joinParts(
  parts: readonly Report[],
  { totals, shared }: { readonly totals: Totals; readonly shared: readonly Finding[] },
): Report {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) throw new TypeError('Cannot join: there is no part');
  const { part: _, finishedAt: _first, ...begun } = first;
  const whole = new Map(shared.map((one) => [one.id, one]));
  const certificates = new Map(parts.flatMap((one) => one.certificates.map((c) => [c.id, c])));
  return {
    ...begun,
    ...(last.finishedAt !== undefined && { finishedAt: last.finishedAt }),
    ...(first.part && { parts: parts.flatMap((one) => reportPart(one) ?? []) }),
    targets: parts.flatMap(({ targets }) => targets),
    attempts: parts.flatMap(({ attempts }) => attempts),
    observations: parts.flatMap(({ observations }) => observations),
    certificates: [...certificates.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    findings: parts.flatMap(({ findings }) => findings.map((one) => whole.get(one.id) ?? one)),
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
    ...totals,
  };
}
