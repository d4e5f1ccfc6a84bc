import type { Attempt } from '../model/audit/attempt.ts';
import type { AuditHead, Trial } from '../model/audit/report.ts';
import type { Finding } from '../model/finding/finding.ts';
import { furtherLeft } from './budget.ts';
import { errorsOf } from './errors-of.ts';
import { stillFailing } from './still-failing.ts';
import { endOf, lastNumber } from './trial-facts.ts';
import { wayOf } from './way-of.ts';

export interface LongerInput {
  readonly head: AuditHead;
  readonly findings: readonly Finding[];
  /** Of all passes before. */
  readonly trials: readonly Trial[];
}

/** How many deadlines of the audit the last try of what was silent waits. */
const deadlines = 3;
/** Of a way on which nothing answers in time, so many first: they speak for the way. */
const sentinels = 3;

/**
 * What was silent for the deadline, once more with three times as much of it: slow is not stopped.
 * Each target over each route once at the most, and only where the answer matters: what would be
 * called blocked for what passes beside it, or is silent where others are slow; and where nothing
 * answers in time on a way that opens connections, which may be slow as a whole. There three are
 * tried, and the rest in another such pass if one of the three passes. A pure function of all trials
 * so far.
 */
export function planLonger({ head, findings, trials }: LongerInput): Attempt[] {
  const failing = stillFailing({ findings, trials });
  if (failing.length === 0) return [];
  const asking = new Set(findings.filter(isAsking).map(keyOf));
  const open = new Set(findings.filter(isOpen).map(keyOf));
  const isDue = ({ attempt }: Trial): boolean => asking.has(keyOf(attempt));
  const alive = aliveWays(findings, trials);
  const done = triedLonger(trials);
  const silenced = new Set(trials.filter(ranOut).flatMap(({ attempt }) => ownerOf(attempt)));
  const silent = failing.filter(({ attempt }) => silenced.has(attempt.id));
  const due = [...Map.groupBy(silent, wayOf)].flatMap(([way, those]) => {
    // Where another one passed so, how slow the way is nobody knows, and no try more will tell.
    const isOnceMore = ({ attempt }: Trial): boolean =>
      open.has(keyOf(attempt)) && !done.passed.has(way);
    const left = those.filter((one) => !done.attempts.has(one.attempt.id) || isOnceMore(one));
    if (alive.has(way)) return left.filter(isDue);
    const may = left.filter((trial) => isDue(trial) || isConnected(trial));
    if (done.passed.has(way)) return may;
    return done.failed.has(way) ? [] : may.slice(0, sentinels);
  });
  const timeoutMs = longerMs(head.options);
  return due.slice(0, furtherLeft(trials)).map(({ attempt }, index) => ({
    ...attempt,
    id: `a${1 + lastNumber(trials) + index}`,
    purpose: 'repeat',
    controlOf: attempt.id,
    timeoutMs,
  }));
}

/** How long a step of such a try may take, milliseconds. */
export function longerMs({ timeoutMs }: Pick<AuditHead['options'], 'timeoutMs'>): number {
  return timeoutMs * deadlines;
}

/** Whether the verdict rests on a silence: as a difference, or as a slowness that is only supposed. */
function isAsking({ proof, kind, severity }: Finding): boolean {
  return proof === 'difference' || (kind === 'short-deadline' && severity === 'error');
}

/** Whether it rests on a silence, and may be slow all the same. */
function isOpen({ proof, rivals }: Finding): boolean {
  return proof === 'difference' && rivals.includes('short-deadline');
}

function keyOf({ target, route }: Pick<Finding, 'target' | 'route'>): string {
  return `${target} ${route}`;
}

/** Whether nobody answered, or not to the end. */
function ranOut(trial: Trial): boolean {
  const code = endOf(trial)?.failure?.code;
  return code === 'timeout' || code === 'stall';
}

/** The attempt of the audit itself, be it that one of its repeats alone was silent. */
function ownerOf({ id, purpose, controlOf }: Attempt): readonly string[] {
  if (purpose === 'audit') return [id];
  return purpose === 'repeat' && controlOf !== undefined ? [controlOf] : [];
}

/** Past what a machine does without thinking: whoever took the connection may be slow. */
function isConnected(trial: Trial): boolean {
  const step = endOf(trial)?.step;
  return step === 'tunnel' || step === 'handshake' || step === 'exchange';
}

/** The ways on which something passed within the deadline. */
function aliveWays(findings: readonly Finding[], trials: readonly Trial[]): ReadonlySet<string> {
  const errors = errorsOf(findings);
  const passing = trials.filter(({ attempt: { id, purpose, control, timeoutMs } }) => {
    const isWhole = purpose === 'audit' || purpose === 'repeat' || control === 'way-out';
    return isWhole && timeoutMs === undefined && !errors.has(id);
  });
  return new Set(passing.filter(passes).map(wayOf));
}

function passes(trial: Trial): boolean {
  return trial.finished && endOf(trial)?.failure === null;
}

interface Done {
  readonly attempts: ReadonlySet<string>;
  /** Ways on which one passed with more time, and on which one failed. */
  readonly passed: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

function triedLonger(trials: readonly Trial[]): Done {
  const longer = trials.filter(({ attempt }) => attempt.timeoutMs !== undefined);
  const [passed, failed] = [true, false].map((wanted) =>
    longer.filter((trial) => passes(trial) === wanted).map(wayOf),
  );
  return {
    attempts: new Set(longer.flatMap(({ attempt }) => attempt.controlOf ?? [])),
    passed: new Set(passed),
    failed: new Set(failed),
  };
}
