import type { Report } from '../model/audit/report.ts';
import type { OutcomeStatus } from '../model/standing/outcome-status.ts';
import {
  requiredTargets,
  type Standings,
  statusOfTargets,
} from '../model/standing/required-targets.ts';

/**
 * 0 where every required target passed as a whole, 1 where one did not, 130 where none is known not
 * to pass and some were not tried any more: what was not tried is no conclusion; 2 where no target
 * counts, and none that is optional was tried. With `--fail-on never` all is well.
 */
export function exitStatus(report: Standings & Pick<Report, 'targets'>): OutcomeStatus {
  return statusOfTargets(requiredTargets(report), report.options.failOn);
}
