import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';

/** What the machine spent while operations ran, in milliseconds. */
export interface Usage {
  readonly wallMs: number;
  /** The event loop was at work: that of this thread, or of the busiest. */
  readonly loopMs: number;
  /** CPU of this process, all threads. */
  readonly cpuMs: number;
  /** All processors together: at work, by whomever, and in all. */
  readonly machineBusyMs: number;
  readonly machineMs: number;
}

export const noUsage: Usage = {
  wallMs: 0,
  loopMs: 0,
  cpuMs: 0,
  machineBusyMs: 0,
  machineMs: 0,
};

/** Starts to watch. @returns a function that says what was spent since. */
export function watchUsage(): () => Usage {
  const from = read();
  return () => {
    const to = read();
    return {
      wallMs: to.wallMs - from.wallMs,
      loopMs: to.loopMs - from.loopMs,
      cpuMs: to.cpuMs - from.cpuMs,
      machineBusyMs: to.machineBusyMs - from.machineBusyMs,
      machineMs: to.machineMs - from.machineMs,
    };
  };
}

export function addUsage(one: Usage, other: Usage): Usage {
  return {
    wallMs: one.wallMs + other.wallMs,
    loopMs: one.loopMs + other.loopMs,
    cpuMs: one.cpuMs + other.cpuMs,
    machineBusyMs: one.machineBusyMs + other.machineBusyMs,
    machineMs: one.machineMs + other.machineMs,
  };
}

function read(): Usage {
  const { user, system } = process.cpuUsage();
  let machineBusyMs = 0;
  let machineMs = 0;
  for (const { times } of cpus()) {
    const busy = times.user + times.nice + times.sys + times.irq;
    machineBusyMs += busy;
    machineMs += busy + times.idle;
  }
  return {
    wallMs: performance.now(),
    loopMs: performance.eventLoopUtilization().active,
    cpuMs: (user + system) / 1000,
    machineBusyMs,
    machineMs,
  };
}
