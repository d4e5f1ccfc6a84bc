import { MessageChannel, Worker } from 'node:worker_threads';
import { startOf } from '../../model/text/start-of.ts';
import { errorCode, errorText } from '../../net/failure-of.ts';
import { startTimer } from '../../net/socket/timer.ts';
import type { NameMemo } from './name-memo.ts';
import type { PacFailure } from './pac-selection.ts';
import type {
  PacNameQuestion,
  PacOutcome,
  PacQuestion,
  PacThreadData,
  PacThreadMessage,
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

export interface PacTimedOutcome extends PacOutcome {
  /** Milliseconds from the question to its end: the start of the thread is not in it. */
  readonly durationMs: number;
}

export interface PacThread {
  /** One question at a time. Never rejects. */
  readonly ask: (question: PacQuestion) => Promise<PacTimedOutcome>;
  readonly end: () => Promise<void>;
}

// The machine stops itself at the deadline where it can; this is how much later it is ended.
const graceMs = 250;
const maxStartMs = 30_000;

/** Starts a thread with one machine for one script. It does not hold the process. */
export function startPacThread(options: PacThreadOptions): PacThread {
  const { timeoutMs } = options;
  const { port1: port, port2: names } = new MessageChannel();
  const bell = new SharedArrayBuffer(4);
  const { script, own, memoryBytes, maxLookups, isWindows, utcOffset } = options;
  const limits = { timeoutMs, memoryBytes, maxLookups };
  const workerData: PacThreadData = {
    ...{ script, own, ...limits, isWindows, names, bell },
    ...(utcOffset !== undefined && { utcOffset }),
  };
  const worker = new Worker(entry, {
    workerData,
    transferList: [names],
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  let settle: ((outcome: PacTimedOutcome) => void) | undefined;
  let clock = startTimer();
  let onReady: (() => void) | undefined;
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;
  let namesLeftMs = 0;
  const tooLong = `stopped after ${timeoutMs} ms`;

  const finish = (outcome: PacOutcome): void => {
    clearTimeout(timer);
    const done = settle;
    settle = undefined;
    done?.({ ...outcome, durationMs: clock.elapsed() });
  };
  const giveUp = (failure: PacFailure): void => {
    finish({ alerts: [], lookups: [], failure, broken: true });
  };
  const endAfter = (ms: number, detail: string): void => {
    clearTimeout(timer);
    const isOver = (): void => giveUp({ code: 'pac-timeout', detail });
    // After a pause of our own thread an answer may lie there already: it is read first.
    timer = setTimeout(() => {
      timer = setTimeout(isOver, 0);
    }, ms);
  };

  worker.on('message', (message: PacThreadMessage) => {
    if ('outcome' in message) return finish(message.outcome);
    isReady = true;
    onReady?.();
  });
  worker.on('error', (error) => giveUp(threadFailure(error)));
  worker.on('exit', () => giveUp({ code: 'pac-error', detail: 'the thread ended' }));
  port.on('message', async ({ name }: PacNameQuestion) => {
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
    if (settle) endAfter(timeoutMs + graceMs, tooLong);
  });
  worker.unref();
  port.unref();

  return {
    ask: (question) =>
      new Promise<PacTimedOutcome>((resolve) => {
        settle = resolve;
        namesLeftMs = timeoutMs;
        const post = (): void => {
          clock = startTimer();
          endAfter(timeoutMs + graceMs, tooLong);
          worker.postMessage(question);
        };
        if (isReady) return post();
        onReady = post;
        endAfter(maxStartMs, 'the thread did not start');
      }),
    end: async () => {
      port.close();
      await worker.terminate();
    },
  };
}

// In the package it is a script beside the one that this has become (`bundle/bundle-options.ts`).
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './pac-worker.ts' : './pac-worker.cjs',
  import.meta.url,
);

function threadFailure(error: unknown): PacFailure {
  const code = errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? 'pac-memory' : 'pac-error';
  return { code, detail: startOf(errorText(error), 300) };
}

function aborted(error: unknown): { addresses: readonly string[]; failure: string } {
  return { addresses: [], failure: startOf(errorText(error), 200) };
}
