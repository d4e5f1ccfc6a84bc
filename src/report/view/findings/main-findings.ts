import type { Report } from '../../../model/audit/report.ts';
import type { Finding, Severity } from '../../../model/finding/finding.ts';
import { cellKey } from '../cells/cell-key.ts';
import { madeOnce } from '../cells/made-once.ts';
import { verdictsAt } from '../cells/verdicts-at.ts';

/** The finding that best explains a target over a route, if there is one. */
export type MainFinding = (target: string, route: string) => Finding | undefined;

/**
 * Looks up the main finding of a target over a route: the most severe one about both, the first
 * among equals. Where none is, and the verdict asks for an explanation, the most severe one about
 * the target on every route.
 */
export const mainFindings: (report: Pick<Report, 'findings' | 'verdicts'>) => MainFinding =
  madeOnce(mainFindingsOf);

function mainFindingsOf(report: Pick<Report, 'findings' | 'verdicts'>): MainFinding {
  const found = new Map<string, Finding>();
  for (const finding of report.findings) {
    const { target, route } = finding;
    if (target !== undefined) {
      const key = route === undefined ? target : cellKey(target, route);
      found.set(key, worse(found.get(key), finding));
    }
  }
  const verdictAt = verdictsAt(report);
  const isUnexplained = (target: string, route: string): boolean => {
    const verdict = verdictAt(target, route)?.verdict;
    return verdict !== undefined && !silent.has(verdict);
  };
  return (target, route) =>
    found.get(cellKey(target, route)) ??
    (isUnexplained(target, route) ? found.get(target) : undefined);
}

/** Verdicts that raise no question. */
const silent: ReadonlySet<string> = new Set(['reachable', 'not-applicable', 'not-run']);

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function worse(one: Finding | undefined, other: Finding): Finding {
  return one !== undefined && ranks[one.severity] <= ranks[other.severity] ? one : other;
}
