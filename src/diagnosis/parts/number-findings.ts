import type { Judgement } from '../../model/audit/report.ts';

/**
 * A judgement whose findings are numbered behind those of the parts before: where it was judged before these were
 * counted, as though there were none.
 * @param before how many findings they have.
 */
export function numberFindings(judgement: Judgement, before: number): Judgement {
  if (before === 0) return judgement;
  const next = (id: string): string => `f${before + Number(id.slice(1))}`;
  return {
    ...judgement,
    findings: judgement.findings.map((finding) => ({ ...finding, id: next(finding.id) })),
    attempts: judgement.attempts.map((attempt) =>
      attempt.findings.length === 0
        ? attempt
        : { ...attempt, findings: attempt.findings.map(next) },
    ),
  };
}
