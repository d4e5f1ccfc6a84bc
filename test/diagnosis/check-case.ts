import type { Case, ExpectedFinding } from '../../fixtures/case/case.ts';
import type { Judgement } from '../../src/model/audit/report.ts';
import type { VerdictName } from '../../src/model/finding/verdict.ts';

/** What a case compares: findings without their numbers, and the verdicts that it names. */
export interface Compared {
  readonly findings: readonly ExpectedFinding[];
  readonly verdicts: Readonly<Record<string, VerdictName | undefined>>;
}

/** What the case wants. */
export function wanted({ findings, verdicts }: Case): Compared {
  const byRivals = ['certain', 'likely'] as const;
  return {
    findings: findings.map((finding) => ({
      confidence: byRivals[finding.rivals.length] ?? 'possible',
      ...finding,
    })),
    verdicts,
  };
}

/** What a judgement says of it, in the same shape. */
export function said({ verdicts }: Case, judgement: Judgement): Compared {
  const names = new Map(
    judgement.verdicts.map(({ target, route, verdict }) => [
      route === undefined ? target : `${target} ${route}`,
      verdict,
    ]),
  );
  return {
    findings: judgement.findings.map(({ id: _, proof: _proof, ...finding }) => finding),
    verdicts: Object.fromEntries(Object.keys(verdicts).map((name) => [name, names.get(name)])),
  };
}
