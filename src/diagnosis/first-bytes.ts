import type { Observation } from '../model/observation.ts';
import type { AuditOptions, Series } from '../model/report.ts';
import { roleOf } from './seen.ts';
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
    const parts = steps.filter(isPart);
    const last = parts.findIndex(({ step }) => step === 'exchange');
    const until = parts.slice(0, last + 1);
    const end = until.at(-1);
    if (end?.step !== 'exchange' || end.firstByteMs === undefined || until.some(isInflated)) {
      return [];
    }
    const before = until.slice(0, -1).reduce((sum, { durationMs }) => sum + durationMs, 0);
    const byProxy = until.some((step) => step.step === 'connect' && roleOf(step) === 'proxy');
    const ms = before + end.firstByteMs;
    const [series, other] = new Set(until.map((step) => seriesOf(attempt, step)));
    return [{ target, route, sample, ...(series && !other && { series }), ms, byProxy }];
  });
}

function isPart(step: Observation): boolean {
  if (step.hop !== undefined || step.step === 'select') return false;
  return step.step !== 'resolve' || step.role !== 'information';
}
