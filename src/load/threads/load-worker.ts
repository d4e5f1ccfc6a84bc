import type { LoadWay } from '../../model/load/load.ts';
import { trustStore } from '../../net/tls/trust.ts';
import { arrivals, connectionsOf } from '../arrivals.ts';
import { Budget } from '../budget.ts';
import { exceedsErrorShare } from '../exceeds-error-share.ts';
import { openLoop } from '../open-loop.ts';
import type { PreparedWorkload } from '../workloads/workload.ts';
import { workloads } from '../workloads/workloads.ts';
import type { PartNotice, PartOrder, PartTask } from './part-task.ts';
import { SliceBoard } from './slice-board.ts';
import { type TallyData, tallyData } from './tally-data.ts';

/**
 * Makes one thread's part of a slice: waits until all threads are ready, and runs an open loop of
 * its own. What it keeps open over a way it keeps for the next slice. The pool calls this.
 */
export async function runPart(task: PartTask): Promise<TallyData> {
  const { port, part, options, rate, durationMs } = task;
  const { operate, budget } = readyLoad(task);
  const tell = (notice: PartNotice): void => port.postMessage(notice);
  const onSpent = (): void => tell('spent');
  const aborting = new AbortController();
  const begun = Promise.withResolvers<void>();
  port.on('message', (order: PartOrder) => {
    if (order === 'abort') aborting.abort(new Error('interrupted'));
    begun.resolve();
  });
  budget.signal.addEventListener('abort', onSpent, { once: true });
  try {
    tell('ready');
    await begun.promise;
    const tally = await openLoop(operate, {
      next: arrivals(options.arrivals, { rate, random: Math.random, part }),
      durationMs,
      connections: connectionsOf(options.connections, part),
      timeoutMs: options.timeoutMs,
      signal: AbortSignal.any([aborting.signal, budget.signal]),
      isOver: stopAt(task, budget),
    });
    return tallyData(tally);
  } finally {
    budget.signal.removeEventListener('abort', onSpent);
    port.close();
  }
}

interface ReadyLoad extends PreparedWorkload {
  readonly budget: Budget;
}

/** Of this thread, for as long as it lives: one run. */
const ready = new Map<LoadWay['id'], ReadyLoad>();

function readyLoad({ way, options, net, trust, budget: cells }: PartTask): ReadyLoad {
  const known = ready.get(way.id);
  if (known) return known;
  const { load, target, uploadBytes, ending, timeoutMs } = options;
  const store = trustStore(trust);
  // It reads all roots, which would make the first handshake late.
  if (load !== 'tunnels') store.contextOf('usual');
  const budget = new Budget(options, cells);
  const steps = { ...net, timeoutMs, trust: store };
  const made = {
    ...workloads[load]({ way, target, net: steps, uploadBytes, ending, budget }),
    budget,
  };
  ready.set(way.id, made);
  return made;
}

/** Nothing more is started once too much fails in all threads, or the budget of the run is spent. */
function stopAt({ board: cells, part, before, options }: PartTask, budget: Budget) {
  const board = new SliceBoard(cells);
  return (tally: Parameters<SliceBoard['publish']>[1]): boolean => {
    board.publish(part.index, tally);
    const soFar = {
      succeeded: before.succeeded + board.succeeded,
      failed: before.failed + board.failed,
    };
    if (exceedsErrorShare(soFar, options.maxErrors)) board.stop();
    return board.isStopped || budget.spent !== undefined;
  };
}
