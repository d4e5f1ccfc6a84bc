import type { Report } from '../../src/model/audit/report.ts';
import type { Finding } from '../../src/model/finding/finding.ts';

/**
 * A report with its targets again and again until there are so many, each copy with its attempts, its
 * observations and its findings under ids of its own: what an audit of a long list is like.
 */
export function copied(report: Report, targets: number): Report {
  const times = Math.ceil(targets / report.targets.length);
  const copies = Array.from({ length: times }, (_, at) => copyOf(report, at === 0 ? '' : `${at}`));
  const kept = copies.flatMap((copy) => copy.targets).slice(0, targets);
  const ids = new Set(kept.map(({ id }) => id));
  const attempts = copies.flatMap((copy) => copy.attempts).filter(({ target }) => ids.has(target));
  const known = new Set(attempts.map(({ id }) => id));
  return {
    ...report,
    targets: kept,
    attempts,
    observations: copies
      .flatMap((copy) => copy.observations)
      .filter(({ attempt }) => known.has(attempt)),
    findings: copies
      .flatMap((copy) => copy.findings)
      .filter(({ target }) => target === undefined || ids.has(target)),
    verdicts: copies.flatMap((copy) => copy.verdicts).filter(({ target }) => ids.has(target)),
    summary: { ...report.summary, targets },
  };
}

type Copy = Pick<Report, 'targets' | 'attempts' | 'observations' | 'findings' | 'verdicts'>;

function copyOf(report: Report, copy: string): Copy {
  if (copy === '') return report;
  const again = (id: string): string => `${id}x${copy}`;
  /** `a7.3`: the third step of the seventh attempt. */
  const step = (id: string): string => id.replace(/^a\d+/, again);
  return {
    targets: report.targets.map((one) => ({
      ...one,
      id: again(one.id),
      host: `copy${copy}.${one.host}`,
      url: one.url.replace('://', `://copy${copy}.`),
    })),
    attempts: report.attempts.map((one) => ({
      ...one,
      id: again(one.id),
      target: again(one.target),
      observations: one.observations.map(step),
      findings: one.findings.map(again),
    })),
    observations: report.observations.map((one) => ({
      ...one,
      id: step(one.id),
      attempt: again(one.attempt),
    })),
    findings: report.findings
      .filter(({ target }) => target !== undefined)
      .map(
        (one): Finding => ({
          ...one,
          id: again(one.id),
          ...(one.target !== undefined && { target: again(one.target) }),
          ...(one.attempt !== undefined && { attempt: again(one.attempt) }),
          evidence: one.evidence.map(step),
        }),
      ),
    verdicts: report.verdicts.map((one) => ({ ...one, target: again(one.target) })),
  };
}
