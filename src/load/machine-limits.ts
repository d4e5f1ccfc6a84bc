import type { GeneratorHealth, MachineLimit } from '../model/load/load-measure.ts';

/** Later than this is more than the clock of a timer explains. */
const lateMs = 10;
/** Beyond these there is no room for the unforeseen. */
const busyLoop = 0.95;
const busyMachine = 0.9;

export interface Circumstances extends Omit<GeneratorHealth, 'limits'> {
  /** Operations that had to wait until another one ended. */
  readonly waited: number;
  /** Operations that failed for want of what the system gives. */
  readonly localFailures: number;
}

/** Why figures may be this machine's and not the network's; empty where nothing speaks for it. */
export function machineLimits(seen: Circumstances): MachineLimit[] {
  const { lateness, eventLoop, machine = 0, waited, localFailures } = seen;
  // One start in a hundred; of few starts, one in ten or every second.
  const usual = lateness && (lateness.p99 ?? lateness.p90 ?? lateness.p50);
  const signs: Readonly<Record<MachineLimit, boolean>> = {
    'late-starts': (usual ?? 0) > lateMs,
    'event-loop': eventLoop >= busyLoop,
    cpu: machine >= busyMachine,
    connections: waited > 0,
    'local-limit': localFailures > 0,
  };
  return (Object.keys(signs) as MachineLimit[]).filter((limit) => signs[limit]);
}
