import type { LoadStep, LoadWay } from '../model/load/load.ts';
import { loadSteps } from '../model/load/load.ts';
import type { GeneratorHealth, Measure } from '../model/load/load-measure.ts';
import { machineLimits } from './machine-limits.ts';
import type { Tally } from './tally.ts';

export interface MeasureInput {
  readonly way: LoadWay['id'];
  /** Starts a second as asked for. */
  readonly rate: number;
}

/** What was counted, as figures of one way under one rate. */
export function measureOf(tally: Tally, { way, rate }: MeasureInput): Measure {
  const { due, succeeded, failed, unfinished, settledMs } = tally;
  const latency = tally.latency.spread();
  const served = tally.served.spread();
  const perSecond = (count: number): number =>
    settledMs > 0 ? rounded((count * 1000) / settledMs) : 0;
  return {
    way,
    rate,
    durationMs: rounded(tally.durationMs),
    due,
    succeeded,
    failed,
    unfinished,
    offeredPerSecond: perSecond(tally.settledDue),
    donePerSecond: perSecond(tally.settledSuccesses),
    ...(latency && { latency }),
    ...(served && { served }),
    buckets: tally.latency.buckets(),
    steps: loadSteps.flatMap((step) => stepSpread(tally, step)),
    failures: [...tally.failures.values()].sort((a, b) => b.count - a.count),
    statuses: [...tally.statuses]
      .map(([status, count]) => ({ status, count }))
      .sort((a, b) => a.status - b.status),
    connections: tally.connections,
    receivedBytes: tally.receivedBytes,
    sentBytes: tally.sentBytes,
    generator: healthOf(tally),
  };
}

function stepSpread(tally: Tally, step: LoadStep): Measure['steps'] {
  const spread = tally.steps.get(step)?.spread();
  return spread ? [{ step, ...spread }] : [];
}

function healthOf(tally: Tally): GeneratorHealth {
  const { wallMs, loopMs, cpuMs, machineBusyMs, machineMs } = tally.usage;
  const lateness = tally.lateness.spread();
  const health = {
    ...(lateness && { lateness }),
    eventLoop: wallMs > 0 ? rounded(loopMs / wallMs) : 0,
    cpu: wallMs > 0 ? rounded(cpuMs / wallMs) : 0,
    ...(machineMs > 0 && { machine: rounded(machineBusyMs / machineMs) }),
    inFlight: tally.inFlight,
    inUse: tally.durationMs > 0 ? rounded(tally.busyMs / tally.durationMs) : 0,
  };
  const localFailures = [...tally.failures.values()]
    .filter(({ code }) => code === 'local-limit')
    .reduce((sum, { count }) => sum + count, 0);
  const waited = tally.due - tally.lateness.count;
  return { ...health, limits: machineLimits({ ...health, waited, localFailures }) };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
