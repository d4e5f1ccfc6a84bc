import type { Observation } from '../observation.ts';

export interface StepsOf {
  /** The observations of an attempt, by its id, in their order. */
  (attempt: string): readonly Observation[];
  /** Whether there are any. */
  readonly has: (attempt: string) => boolean;
}

const known = new WeakMap<readonly Observation[], StepsOf>();

/**
 * The observations of each attempt. Where those of one stand together, as a judge leaves them, all that is held is
 * where they begin: lists of their own took 20 MB of 217,000. Found once for a report, and let go with it.
 */
export function stepsOf(observations: readonly Observation[]): StepsOf {
  const before = known.get(observations);
  if (before) return before;
  const found = inRuns(observations) ?? grouped(observations);
  known.set(observations, found);
  return found;
}

/** Undefined where an attempt has two runs. */
function inRuns(observations: readonly Observation[]): StepsOf | undefined {
  const starts = new Map<string, number>();
  let last: string | undefined;
  let at = -1;
  for (const { attempt } of observations) {
    at += 1;
    if (attempt === last) continue;
    if (starts.has(attempt)) return undefined;
    starts.set(attempt, at);
    last = attempt;
  }
  const of = (attempt: string): readonly Observation[] => {
    const from = starts.get(attempt);
    if (from === undefined) return [];
    let to = from + 1;
    while (observations[to]?.attempt === attempt) to += 1;
    return observations.slice(from, to);
  };
  return Object.assign(of, { has: (attempt: string) => starts.has(attempt) });
}

function grouped(observations: readonly Observation[]): StepsOf {
  const groups = Map.groupBy(observations, ({ attempt }) => attempt);
  const of = (attempt: string): readonly Observation[] => groups.get(attempt) ?? [];
  return Object.assign(of, { has: (attempt: string) => groups.has(attempt) });
}
