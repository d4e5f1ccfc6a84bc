import type { LoadFailure, LoadStep } from '../../model/load/load.ts';
import type { DurationsData } from '../durations.ts';
import { summedCounts, Tally } from '../tally.ts';
import type { Usage } from '../usage.ts';

type CountName = (typeof summedCounts)[number];

/** A tally that one thread can pass on to another. */
export interface TallyData {
  readonly latency: DurationsData;
  readonly served: DurationsData;
  readonly lateness: DurationsData;
  readonly steps: readonly (readonly [step: LoadStep, durations: DurationsData])[];
  readonly failures: readonly (LoadFailure & { readonly count: number })[];
  readonly statuses: ReadonlyMap<number, number>;
  readonly counts: Readonly<Record<CountName, number>>;
  readonly inFlight: number;
  readonly usage: Usage;
}

/** A tally as plain data, when its last operation has ended. */
export function tallyData(tally: Tally): TallyData {
  const { latency, served, lateness, steps, failures, statuses, inFlight, usage } = tally;
  const counts = Object.fromEntries(summedCounts.map((name) => [name, tally[name]]));
  return {
    latency: latency.data(),
    served: served.data(),
    lateness: lateness.data(),
    steps: [...steps].map(([step, durations]) => [step, durations.data()] as const),
    failures: [...failures.values()],
    statuses,
    counts: counts as Record<CountName, number>,
    inFlight,
    usage,
  };
}

/** The tally that such data was made of. */
export function tallyOf({ counts, ...data }: TallyData): Tally {
  const tally = new Tally();
  tally.latency.addData(data.latency);
  tally.served.addData(data.served);
  tally.lateness.addData(data.lateness);
  for (const [step, durations] of data.steps) tally.durationsOf(step).addData(durations);
  for (const { count, ...failure } of data.failures) tally.fail(failure, count);
  for (const [status, count] of data.statuses) tally.statuses.set(status, count);
  for (const name of summedCounts) tally[name] = counts[name];
  tally.inFlight = data.inFlight;
  tally.usage = data.usage;
  return tally;
}
