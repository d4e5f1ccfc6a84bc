import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { startOf } from '../../model/text/start-of.ts';
import { errorCode, errorText } from '../../net/failure-of.ts';
import { startTimer } from '../../net/socket/timer.ts';
import { engineModule } from './engine-module.ts';
import type { NameMemo } from './name-memo.ts';
import type { PacFailure } from './pac-selection.ts';
import type {
  PacQuestion,
  PacThreadData,
  PacThreadMessage,
  PacThreadOrder,
  PacTimedOutcome,
} from './pac-thread-message.ts';

export interface PacThreadOptions {
  readonly script: string;
  readonly own: readonly string[];
  /** Of one evaluation, without the waits for names; these have as much again, all together. */
  readonly timeoutMs: number;
  readonly lookupTimeoutMs: number;
  readonly memoryBytes: number;
  readonly maxLookups: number;
  readonly isWindows: boolean;
  readonly utcOffset?: number;
  readonly names: NameMemo;
}

export interface PacThread {
  /** Questions are answered in their order: one that waits in the thread spares it the way to us and back. Never rejects. */
  readonly ask: (question: PacQuestion) => Promise<PacTimedOutcome>;
  readonly end: () => Promise<void>;
}

// The machine stops itself at the deadline where it can; this is how much later it is ended.
const graceMs = 250;
const maxStartMs = 30_000;

interface Asked {
  readonly question: PacQuestion;
  readonly settle: (outcome: PacTimedOutcome) => void;
}

/** Starts a thread with one machine for one script. It does not hold the process. */
export function startPacThread(options: PacThreadOptions): PacThread {
  const { timeoutMs } = options;
  const { port1: port, port2: its } = new MessageChannel();
  const bell = new SharedArrayBuffer(4);
  const { script, own, memoryBytes, maxLookups, isWindows, utcOffset } = options;
  const limits = { timeoutMs, memoryBytes, maxLookups };
  const workerData: PacThreadData = {
    ...{ thread: 'pac', script, own, ...limits, isWindows, port: its, bell },
    ...(utcOffset !== undefined && { utcOffset }),
  };
  const worker = new Worker(entry, {
    workerData,
    transferList: [its],
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  /** The first is under way. */
  const asked: Asked[] = [];
  let clock = startTimer();
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;
  let namesLeftMs = 0;
  const tooLong = `stopped after ${timeoutMs} ms`;

  const order = (one: PacThreadOrder): void => worker.postMessage(one);
  const giveUp = (failure: PacFailure): void => {
    clearTimeout(timer);
    const durationMs = clock.elapsed();
    const none = { alerts: [], lookups: [], failure, broken: true, durationMs } as const;
    for (const { settle } of asked.splice(0)) settle(none);
  };
  const endAfter = (ms: number, detail: string): void => {
    clearTimeout(timer);
    const isOver = (): void => giveUp({ code: 'pac-timeout', detail });
    // After a pause of our own thread an answer may lie there already: it is read first.
    timer = setTimeout(() => {
      timer = setTimeout(isOver, 0);
    }, ms);
  };
  /** The first of those that are asked. */
  const begin = (): void => {
    clearTimeout(timer);
    if (asked.length === 0) return;
    namesLeftMs = timeoutMs;
    clock = startTimer();
    endAfter(timeoutMs + graceMs, tooLong);
  };
  const answer = async (name: string): Promise<void> => {
    clearTimeout(timer);
    const start = performance.now();
    const patience = Math.min(options.lookupTimeoutMs, namesLeftMs);
    const reply =
      patience > 0
        ? await options.names.ask(name, patience).catch((error: unknown) => aborted(error))
        : { addresses: [], failure: 'timeout' };
    namesLeftMs -= performance.now() - start;
    port.postMessage(reply);
    Atomics.store(new Int32Array(bell), 0, 1);
    Atomics.notify(new Int32Array(bell), 0);
    if (asked.length > 0) endAfter(timeoutMs + graceMs, tooLong);
  };

  const hear = (message: PacThreadMessage): void => {
    if ('name' in message) void answer(message.name);
    else if ('outcome' in message) {
      asked.shift()?.settle(message.outcome);
      begin();
    } else {
      isReady = true;
      for (const { question } of asked) order({ question });
      begin();
    }
  };
  /** What it had said by then counts: the end of a thread may overtake it. */
  const giveUpRest = (failure: PacFailure): void => {
    for (let left = receiveMessageOnPort(port); left; left = receiveMessageOnPort(port)) {
      hear(left.message);
    }
    giveUp(failure);
  };
  port.on('message', hear);
  worker.on('error', (error) => giveUpRest(threadFailure(error)));
  worker.on('exit', () => giveUpRest({ code: 'pac-error', detail: 'the thread ended' }));
  engineModule(memoryBytes).then(
    (engine) => order({ engine }),
    (error) => giveUp(threadFailure(error)),
  );
  worker.unref();
  port.unref();

  return {
    ask: (question) => {
      const { promise, resolve: settle } = Promise.withResolvers<PacTimedOutcome>();
      asked.push({ question, settle });
      const isFirst = asked.length === 1;
      if (isReady) order({ question });
      if (isFirst && isReady) begin();
      else if (isFirst) endAfter(maxStartMs, 'the thread did not start');
      return promise;
    },
    end: async () => {
      port.close();
      await worker.terminate();
    },
  };
}

// In the package it is a script beside the one that this has become (`bundle/bundle-options.ts`).
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './pac-worker.ts' : './worker.cjs',
  import.meta.url,
);

function threadFailure(error: unknown): PacFailure {
  const code = errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? 'pac-memory' : 'pac-error';
  return { code, detail: startOf(errorText(error), 300) };
}

function aborted(error: unknown): { addresses: readonly string[]; failure: string } {
  return { addresses: [], failure: startOf(errorText(error), 200) };
}
