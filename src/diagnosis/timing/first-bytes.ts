import type { ConnectObservation, Observation } from '../../model/audit/observation.ts';
import type { AuditOptions, Series } from '../../model/audit/report.ts';
import { staggerMs } from '../../model/audit/walk.ts';
import { roleOf } from '../trial/trial-reading.ts';
import { seriesIn } from './series.ts';
import { isInflated, type TimedTrial } from './timed-trials.ts';

/** How long an attempt took from its start until the first byte of its first answer. */
export interface FirstByte {
  readonly target: string;
  readonly route: string;
  readonly sample: number;
  /** Of all its parts; absent where they are of both, and in an audit of one sample. */
  readonly series?: Series;
  readonly ms: number;
  /** It went through a proxy: not each attempt over a route with exceptions does. */
  readonly byProxy: boolean;
}

/**
 * The time that a user would wait, of each trial: look-up, connections (those that failed first,
 * too), tunnel, handshakes, and the answer's first byte; without the look-up for information and
 * the choice of a PAC file. None where our own queue inflated a part of it, or no answer came.
 */
export function firstBytes(
  options: Pick<AuditOptions, 'samples'>,
  trials: readonly TimedTrial[],
): readonly FirstByte[] {
  const seriesOf = seriesIn(options);
  return trials.flatMap(({ attempt, steps }) => {
    const { target, route, sample } = attempt;
    const all = steps.filter(isPart);
    const parts = all.filter((step) => winnerOver(step, all) === undefined);
    const last = parts.findIndex(({ step }) => step === 'exchange');
    const until = parts.slice(0, last + 1);
    const end = until.at(-1);
    if (end?.step !== 'exchange' || end.firstByteMs === undefined || until.some(isInflated)) {
      return [];
    }
    const before = until
      .slice(0, -1)
      .reduce((sum, { durationMs }) => sum + durationMs, waitOf(all));
    const byProxy = until.some((step) => step.step === 'connect' && roleOf(step) === 'proxy');
    const ms = before + end.firstByteMs;
    const [series, other] = new Set(until.map((step) => seriesOf(attempt, step)));
    return [{ target, route, sample, ...(series && !other && { series }), ms, byProxy }];
  });
}

/** The connection that made another address of the same name a step of no consequence. */
function winnerOver(step: Observation, all: readonly Observation[]): Observation | undefined {
  if (step.step !== 'connect' || step.failure === null) return undefined;
  return all.find((other) => other.step === 'connect' && isSameWalk(other, step));
}

function isSameWalk(won: ConnectObservation, { role, entry }: ConnectObservation): boolean {
  return won.failure === null && won.role === role && won.entry === entry;
}

/** How long addresses that were passed over held up the one that served, by the rule of the walk. */
function waitOf(all: readonly Observation[]): number {
  return all.reduce((sum, step) => {
    const winner = winnerOver(step, all);
    const isBefore = winner !== undefined && step.startedAt <= winner.startedAt;
    return isBefore ? sum + Math.min(step.durationMs, staggerMs) : sum;
  }, 0);
}

function isPart(step: Observation): boolean {
  if (step.hop !== undefined || step.step === 'select') return false;
  return step.step !== 'resolve' || step.role !== 'information';
}
