import type { Observation } from '../observation.ts';

/** The observations of an attempt, by its id, in their order. */
export type StepsOf = (attempt: string) => readonly Observation[];

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
  for (const [at, { attempt }] of observations.entries()) {
    if (attempt === last) continue;
    if (starts.has(attempt)) return undefined;
    starts.set(attempt, at);
    last = attempt;
  }
  return (attempt) => {
    const from = starts.get(attempt);
    if (from === undefined) return [];
    let to = from + 1;
    while (observations[to]?.attempt === attempt) to += 1;
    return observations.slice(from, to);
  };
}

function grouped(observations: readonly Observation[]): StepsOf {
  const groups = Map.groupBy(observations, ({ attempt }) => attempt);
  return (attempt) => groups.get(attempt) ?? [];
}
