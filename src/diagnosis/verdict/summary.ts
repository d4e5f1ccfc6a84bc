import type { Summary } from '../../model/audit/report.ts';
import type { Verdict, VerdictName } from '../../model/finding/verdict.ts';

/** Counts the verdicts of targets as a whole: those without a route. */
export function summarise(verdicts: readonly Verdict[]): Summary {
  const whole = verdicts.filter(({ route }) => route === undefined);
  const count = (name: VerdictName) => whole.filter(({ verdict }) => verdict === name).length;
  return {
    targets: whole.length,
    reachable: count('reachable'),
    degraded: count('degraded'),
    blocked: count('blocked'),
    down: count('down'),
    inconclusive: count('inconclusive'),
    notApplicable: count('not-applicable'),
    notRun: count('not-run'),
  };
}
