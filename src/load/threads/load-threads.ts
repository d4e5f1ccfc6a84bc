import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import type { LoadOptions, LoadWay } from '../../model/load/load.ts';
import type { TrustInput } from '../../net/tls/trust.ts';
import type { Budget } from '../budget.ts';
import type { Tally } from '../tally.ts';
import { watchUsage } from '../usage.ts';
import { joinTallies } from './join-tallies.ts';
import type { PartNotice, PartOrder, PartTask, PlainNet } from './part-task.ts';
import type { SliceBoard } from './slice-board.ts';
import { type TallyData, tallyOf } from './tally-data.ts';

export interface LoadThreadsInput {
  readonly threads: number;
  readonly net: PlainNet;
  readonly trust: TrustInput;
}

/** Threads that make the load of one run, one slice after the other. */
export interface LoadThreads {
  readonly run: (slice: ThreadedSlice) => Promise<Tally>;
  /** Ends them, and closes what they kept open. */
  readonly end: () => Promise<void>;
}

export interface ThreadedSlice extends Pick<PartTask, 'way' | 'rate' | 'durationMs' | 'before'> {
  readonly way: LoadWay;
  readonly options: LoadOptions;
  readonly budget: Budget;
  readonly signal: AbortSignal;
  /** Counts as things happen. */
  readonly board: SliceBoard;
}

/** Starts threads, which live until `end`. The library is loaded when it is used. */
export async function startLoadThreads(input: LoadThreadsInput): Promise<LoadThreads> {
  const { Piscina } = await import('piscina');
  const { threads } = input;
  const pool = new Piscina({
    filename: entry.href,
    name: 'runPart',
    minThreads: threads,
    maxThreads: threads,
    // A thread that waits must still see how a peer closes what it keeps open.
    atomics: 'disabled',
    execArgv: [],
  });
  return { run: (slice) => runParts(slice, { ...input, pool }), end: () => pool.destroy() };
}

interface Running extends LoadThreadsInput {
  readonly pool: Piscina<PartTask, TallyData>;
}

/** All threads begin together, and an abort, or one that breaks, ends all of them. */
async function runParts(slice: ThreadedSlice, { pool, ...input }: Running): Promise<Tally> {
  const { board, budget, signal } = slice;
  const channels = Array.from({ length: input.threads }, () => new MessageChannel());
  const tell = (order: PartOrder): void => {
    for (const { port1 } of channels) port1.postMessage(order);
  };
  const cut = (): void => tell('abort');
  let stopWatch = watchUsage();
  let missing = channels.length;
  const hear = (notice: PartNotice): void => {
    if (notice === 'spent') budget.check();
    else missing -= 1;
    if (notice === 'spent' || missing > 0) return;
    stopWatch = watchUsage();
    tell('begin');
  };
  signal.addEventListener('abort', cut, { once: true });
  try {
    if (signal.aborted) cut();
    const parts = await allOf(
      channels.map(({ port1, port2 }, index) => {
        port1.on('message', hear);
        const task = taskOf(slice, { ...input, index, port: port2 });
        return pool.run(task, { transferList: [port2] });
      }),
      cut,
    );
    return joinTallies(parts.map(tallyOf), { usage: stopWatch(), inFlight: board.inFlight });
  } finally {
    signal.removeEventListener('abort', cut);
    for (const { port1 } of channels) port1.close();
  }
}

interface TaskInput extends LoadThreadsInput {
  readonly index: number;
  readonly port: MessagePort;
}

function taskOf(
  { way, rate, durationMs, before, options, budget, board }: ThreadedSlice,
  { index, port, net, trust, threads }: TaskInput,
): PartTask {
  return {
    ...{ port, options, net, trust, way, rate, durationMs, before },
    part: { index, of: threads },
    budget: budget.cells,
    board: board.cells,
  };
}

/** What all come to; where one breaks, the others are ended and waited for first. */
async function allOf<T>(promises: readonly Promise<T>[], onBroken: () => void): Promise<T[]> {
  for (const promise of promises) promise.catch(onBroken);
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

// In the package it is a script beside the one that this has become (`bundle/bundle-options.ts`).
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './load-worker.ts' : './worker.cjs',
  import.meta.url,
);
