import type { Report } from '../../../model/audit/report.ts';
import type { OnlyCells } from '../../../model/standing/only-cells.ts';
import type { OutcomeStatus } from '../../../model/standing/outcome-status.ts';
import {
  countNothing,
  type RequiredTargets,
  requiredTargets,
  type Standings,
  statusOfTargets,
} from '../../../model/standing/required-targets.ts';
import { code, say, type Text } from '../../text/say.ts';
import { nothingCounts } from './nothing-counts.ts';

/** What an audit comes to, in words. */
export interface Outcome {
  readonly ready: boolean;
  /** `READY`, `NOT READY`, or `NOT KNOWN` where no target counts or none is known to fail; of some cells of a list, what is known of them alone. */
  readonly word: Text;
  /** `READY: …`, `NOT READY: …`, `NOT KNOWN: …`, or `PASSES: …` of some cells alone, one sentence. */
  readonly sentence: Text;
  /** What the exit status of the command was, and what it means. */
  readonly status: Text;
}

/**
 * Whether every required target passes: its verdict as a whole is `reachable`, or `degraded`
 * unless the audit was asked to fail on that; `not-applicable` is not counted. What an interrupted
 * audit did not try is told apart from what does not pass.
 */
export function outcome(report: Standings & Pick<Report, 'targets' | 'summary'>): Outcome {
  const { failOn, routesByHand } = report.options;
  const found = requiredTargets(report);
  // Of a long list that was cut short the rest is known by its number alone.
  const unbegun = report.summary.targets - report.targets.length;
  const counted = found.counted + unbegun;
  const { failed, waived, optional } = found;
  const { only } = report.options;
  const unmade = found.unmade + unbegun;
  const ways = new Set(report.components?.map(({ route }) => route));
  const own = ways.size > 1 ? say`the way of who asks for it` : say`the route in effect`;
  const way = routesByHand ? say`each route given` : own;
  const all: RequiredTargets = { counted, failed, unmade, waived, optional };
  const status = statusOfTargets(all, failOn);
  if (countNothing(all)) return ofNothing(report, { way, status });
  const isReady = failed + unmade === 0;
  const pass = isReady ? say`PASSES` : say`DOES NOT PASS`;
  const whole = isReady ? say`READY` : failed > 0 ? say`NOT READY` : say`NOT KNOWN`;
  const comes = only ? partly(all, only) : readiness(all, way);
  return {
    ready: isReady,
    word: only ? say`${pass}, as far as it was tried` : whole,
    sentence: say`${interruption(report.attempts)}${comes}`,
    status: say`Exit status ${status}${meaningOf(status, failOn)}.`,
  };
}

/** Ready is never said of nothing. */
function ofNothing(
  report: Parameters<typeof outcome>[0],
  { way, status }: { readonly way: Text; readonly status: OutcomeStatus },
): Outcome {
  const { only, failOn } = report.options;
  const where = only
    ? say`none of the targets that were tried decides anything`
    : say`no required target was tried over ${way}`;
  const rest = only ? say`; the list has ${only.listed} in all` : undefined;
  return {
    ready: false,
    word: say`NOT KNOWN`,
    sentence: say`${interruption(report.attempts)}NOT KNOWN: ${where}: ${nothingCounts(report)}${rest}.`,
    status: say`Exit status ${status}${status === 0 && failOn !== 'never' ? optionalMeaning : meaningOf(status, failOn)}.`,
  };
}

function meaningOf(status: OutcomeStatus, failOn: Report['options']['failOn']): Text {
  if (failOn === 'never') return say`, as asked by ${code`--fail-on never`}`;
  if (status === 2) return nothingMeaning;
  return status === 130 ? cutMeaning : statusMeaning;
}

function readiness({ counted, failed, unmade, waived }: RequiredTargets, way: Text): Text {
  const but = waived === 0 ? undefined : say`, but for ${waived} waived`;
  if (counted === 0) return say`READY: nothing else is required over ${way}${but}.`;
  if (failed + unmade === 0)
    return say`READY: every required target (${counted}) passes over ${way}${but}.`;
  const untried = say`${unmade} of ${counted} required targets ${unmade === 1 ? say`was` : say`were`} not tried`;
  if (failed === 0) return say`NOT KNOWN: ${untried} over ${way}${but}.`;
  const failing = say`NOT READY: ${failed} of ${counted} required targets ${failed === 1 ? say`does` : say`do`} not pass over ${way}${waived === 0 ? undefined : say`, and ${waived} ${waived === 1 ? say`is` : say`are`} waived`}`;
  return unmade === 0
    ? say`${failing}.`
    : say`${failing}, and ${unmade} ${unmade === 1 ? say`was` : say`were`} not tried.`;
}

/** Of some cells alone no network is called ready. */
function partly({ counted, failed, unmade, waived }: RequiredTargets, { listed }: OnlyCells): Text {
  const but = waived === 0 ? undefined : say`, but for ${waived} waived`;
  const rest = say`${but}; the list has ${listed} in all`;
  if (counted === 0) return say`PASSES: nothing else that was tried is required${rest}.`;
  if (counted === 1) {
    const one = say`the one required target that was tried`;
    if (failed + unmade === 0) return say`PASSES: ${one}${rest}.`;
    if (failed === 0) return say`NOT KNOWN: ${one} did not come to an end${rest}.`;
    return say`NOT READY: ${one} does not pass${rest}.`;
  }
  const tried = say`${counted} required targets that were tried`;
  if (failed + unmade === 0) return say`PASSES: all of the ${tried}${rest}.`;
  if (failed === 0) return say`NOT KNOWN: ${unmade} of the ${tried} did not come to an end${rest}.`;
  return say`NOT READY: ${failed} of the ${tried} ${failed === 1 ? say`does` : say`do`} not pass${rest}.`;
}

/** Nothing where every attempt was made; an audit that was ended early says so first. */
function interruption(attempts: Report['attempts']): Text {
  const left = attempts.filter(({ verdict }) => verdict === 'not-run').length;
  return left === 0 ? [] : say`INTERRUPTED: ${left} of ${attempts.length} attempts were not made. `;
}

const statusMeaning = say` (0: all pass, 1: one does not, 2: could not run)`;
const optionalMeaning = say` (what was tried is optional, and never counted)`;
const nothingMeaning = say` (nothing could be concluded)`;
const cutMeaning = say` (interrupted, and nothing is known not to pass)`;
