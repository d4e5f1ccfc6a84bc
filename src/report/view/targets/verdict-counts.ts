import type { Summary } from '../../../model/audit/report.ts';
import type { VerdictName } from '../../../model/finding/verdict.ts';

/** How many targets as a whole have one verdict. */
export interface VerdictCount {
  readonly verdict: VerdictName;
  readonly count: number;
}

/** The counts of a summary by verdict, the best first, those of none included. */
export function verdictCounts(summary: Summary): VerdictCount[] {
  return [
    { verdict: 'reachable', count: summary.reachable },
    { verdict: 'degraded', count: summary.degraded },
    { verdict: 'blocked', count: summary.blocked },
    { verdict: 'down', count: summary.down },
    { verdict: 'inconclusive', count: summary.inconclusive },
    { verdict: 'not-applicable', count: summary.notApplicable },
    { verdict: 'not-run', count: summary.notRun },
  ];
}
