import { readFileSync } from 'node:fs';
import type { CoreTime } from '../../probe/pace.ts';

/**
 * What this thread had of the cores since it began, as the scheduler of Linux counts it
 * (Documentation/scheduler/sched-stats.rst, `/proc/<pid>/schedstat`: nanoseconds on a core, nanoseconds in its queue, turns).
 * Where it is held back by a limit of its group, that is a wait as well; what a hypervisor takes from the whole machine is none.
 * @returns undefined where nobody counts: other systems, and kernels without it.
 */
export function coreTime(read: (path: string) => string = readText): CoreTime | undefined {
  const [, ran, waited] = /^(\d+) (\d+) \d+\s*$/.exec(read('/proc/thread-self/schedstat')) ?? [];
  if (ran === undefined || waited === undefined || ran === '0') return undefined;
  return { ranMs: Number(ran) / 1e6, waitedMs: Number(waited) / 1e6 };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
