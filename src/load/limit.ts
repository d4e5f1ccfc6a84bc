import type { LoadWay } from '../model/load/load.ts';
import type { Limit, LimitTrial } from '../model/load/load-limit.ts';
import { isByMachine } from './is-by-machine.ts';
import { ends, type Rung, triesOf } from './ladder.ts';
import { limitOwner } from './limit-owner.ts';

export interface LimitInput {
  readonly way: LoadWay['id'];
  readonly trials: readonly LimitTrial[];
  /** Of both ways at one rate, in turns. */
  readonly comparison?: readonly LimitTrial[];
  /** Whether the way straight to the target can be taken. */
  readonly hasDirect: boolean;
  readonly connections: number;
  readonly maxLatencyMs?: number;
  /** The search came to its end. */
  readonly isComplete: boolean;
  /** And so did the comparison. */
  readonly isCompared: boolean;
}

/** What the trials of a search come to: between which rates the limit lies, why, and whose it is. */
export function limitOf(input: LimitInput): Limit {
  const { way, trials, comparison = [], maxLatencyMs, isComplete, isCompared } = input;
  const { held, broken } = ends(trials.map(toRung));
  const of = (rate: number | undefined): LimitTrial[] =>
    rate === undefined ? [] : trials.filter((trial) => trial.rate === rate);
  const brokenTrials = of(broken).filter((trial) => trial.broken);
  const reason = mostFrequent(brokenTrials.flatMap((trial) => trial.broken ?? []));
  return {
    way,
    ...(held !== undefined && { rate: held }),
    ...(broken !== undefined && { brokenRate: broken }),
    ...(reason && { reason }),
    ...limitOwner({
      ...input,
      comparison,
      isComplete: isComplete && isCompared,
      ...(broken !== undefined && { brokenRate: broken }),
    }),
    confidence: confidenceOf(trials.map(toRung), isComplete),
    ...(maxLatencyMs !== undefined && { maxLatencyMs }),
    trials,
    ...(comparison.length > 0 && { comparison }),
  };
}

export function toRung(trial: LimitTrial): Rung {
  const { rate, broken } = trial;
  return { rate, held: broken === undefined, isDoubtful: isByMachine(trial) };
}

/** `high` where nobody contradicts, and both ends were tried three times; `low` where it was cut. */
function confidenceOf(rungs: readonly Rung[], isComplete: boolean): Limit['confidence'] {
  if (!isComplete) return 'low';
  const { held, broken } = ends(rungs);
  const agree = (rate: number | undefined, isHeld: boolean): boolean => {
    const all = rate === undefined ? [] : triesOf(rungs, rate);
    const tries = isHeld ? all.filter(({ isDoubtful }) => !isDoubtful) : all;
    return tries.length >= 3 && tries.every((one) => one.held === isHeld);
  };
  return agree(held, true) && agree(broken, false) ? 'high' : 'medium';
}

function mostFrequent<T>(items: readonly T[]): T | undefined {
  const counts = [...Map.groupBy(items, (item) => item)];
  return counts.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
