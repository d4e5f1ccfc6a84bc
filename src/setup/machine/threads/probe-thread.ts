import { MessageChannel, Worker } from 'node:worker_threads';
import type { Note } from '../../../probe/note.ts';
import type { ProbeThread, ThreadOptions } from '../../../probe/probe-thread.ts';
import type { ProbeOptions } from '../../../probe/recipe.ts';
import type { StepOptions } from '../../steps/net-options.ts';
import type { ThreadData, ThreadNotice, ThreadOrder, ToldStep } from './probe-messages.ts';

export interface ProbeThreadOptions {
  readonly net: Omit<StepOptions, 'namePolicy'>;
  /** Queries in flight to one name server, of those that it makes. */
  readonly perNameServer: number;
  /** Gives it up while it begins. */
  readonly signal: AbortSignal;
}

/** A thread, until it is closed. */
export interface OpenProbeThread extends ProbeThread {
  readonly close: () => Promise<void>;
}

const maxStartMs = 30_000;

type Told = Extract<ThreadNotice, { type: 'told' }>;

/** Begins a thread that takes attempts, and waits until its first times are over. @throws what it broke with, and when it is given up. */
export async function openProbeThread({
  net: { trust, ...net },
  perNameServer,
  signal,
}: ProbeThreadOptions): Promise<OpenProbeThread> {
  const { port1: port, port2: probes } = new MessageChannel();
  const { stackTraceLimit } = Error;
  const shared = { net, perNameServer, stackTraceLimit };
  const workerData: ThreadData = { probes, ...shared, trust: trust.input };
  const worker = new Worker(entry, { workerData, transferList: [probes], execArgv: [] });
  // What it does is waited for at the port.
  worker.unref();
  const order = (one: ThreadOrder): void => port.postMessage(one);
  const warm = Promise.withResolvers<void>();
  const taken = new Map<number, Taken>();
  const runs = new Map<number, Run>();
  let broken: Error | undefined;
  let [begun, attempts] = [0, 0];
  const breaks = (error: Error): void => {
    broken ??= error;
    warm.reject(broken);
    for (const one of taken.values()) one.breaks(broken);
  };
  worker.on('error', breaks);
  worker.on('exit', () => breaks(new Error('The thread that takes attempts has ended')));
  port.on('message', (notice: ThreadNotice) => {
    if (notice.type === 'warm') warm.resolve();
    else if (notice.type === 'certificate') runs.get(notice.run)?.onCertificate(notice.certificate);
    else taken.get(notice.number)?.hear(notice);
  });
  const late = setTimeout(() => {
    breaks(new Error(`The thread that takes attempts did not begin within ${maxStartMs} ms`));
  }, maxStartMs);
  const giveUp = (): void => breaks(new Error('Interrupted'));
  const close = async (): Promise<void> => {
    port.close();
    await worker.terminate();
  };
  /** Something may go on beside attempts of a run that has left. */
  const forgetRun = (number: number, { hasLeft, open }: Run): void => {
    if (!hasLeft || open > 0) return;
    runs.delete(number);
    order({ type: 'leave', run: number });
  };
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    await warm.promise;
  } catch (error) {
    await close();
    throw error;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', giveUp);
  }
  return {
    isBroken: () => broken !== undefined,
    loop: () => worker.performance.eventLoopUtilization(),
    join: (onCertificate) => {
      begun += 1;
      const run = begun;
      const its: Run = { onCertificate, open: 0, hasLeft: false };
      runs.set(run, its);
      return {
        probe: (attempt, options, note) => {
          attempts += 1;
          its.open += 1;
          const number = attempts;
          const one = new Taken({ ...options, note }, () => {
            order({ type: 'abort', number });
          });
          taken.set(number, one);
          if (broken) one.breaks(broken);
          else {
            const mostMs = options.waiting?.mostMs;
            order({ type: 'probe', number, run, attempt, mostMs });
          }
          return one.begin(() => {
            taken.delete(number);
            its.open -= 1;
            forgetRun(run, its);
          });
        },
        leave: () => {
          its.hasLeft = true;
          forgetRun(run, its);
        },
      };
    },
    close,
  };
}

/** Those that hear of the same certificates. */
interface Run {
  readonly onCertificate: ProbeOptions['onCertificate'];
  /** Attempts of which something may be heard. */
  open: number;
  hasLeft: boolean;
}

interface TakenOptions extends ThreadOptions {
  readonly note: Note;
}

/** An attempt that the thread has. */
class Taken {
  readonly #options: TakenOptions;
  readonly #abort: () => void;
  readonly #ended = Promise.withResolvers<void>();
  /** Of what goes on beside it, once it has ended. */
  readonly #over = Promise.withResolvers<void>();
  #isBeside = false;

  /** @param abort tells the thread that nobody waits for it any more. */
  constructor(options: TakenOptions, abort: () => void) {
    this.#options = options;
    this.#abort = abort;
  }

  /** As `probe()`. @param forget called when nothing more is to be heard of it. */
  begin(forget: () => void): Promise<void> {
    const { signal } = this.#options;
    signal.addEventListener('abort', this.#giveUp, { once: true });
    if (signal.aborted) this.#giveUp();
    void this.#over.promise.then(() => {
      signal.removeEventListener('abort', this.#giveUp);
      forget();
    });
    return this.#ended.promise;
  }

  hear({ steps, silent, hasEnded, isOver, broken }: Told): void {
    for (const told of steps) this.#note(told);
    if (silent) this.#goOn(silent);
    if (broken !== undefined) this.breaks(new Error(broken));
    if (hasEnded) this.#end(isOver);
    if (isOver) this.#over.resolve();
  }

  breaks(error: Error): void {
    this.#ended.reject(error);
    this.#over.resolve();
  }

  readonly #giveUp = (): void => {
    this.#abort();
    this.#ended.reject(this.#options.signal.reason);
    this.#over.resolve();
  };

  #note({ step, hop, entry, delayedMs }: ToldStep): void {
    this.#options.note(step, hop, entry, delayedMs);
  }

  /** It waits on already; whether it may is known here. */
  #goOn(silent: ToldStep): void {
    const { waiting } = this.#options;
    if (waiting?.mayGoOn()) {
      waiting.tell(silent.step, silent.delayedMs);
      return;
    }
    this.#note(silent);
    this.#abort();
    this.#end(true);
    this.#over.resolve();
  }

  #end(isOver: boolean): void {
    this.#ended.resolve();
    if (isOver || this.#isBeside) return;
    this.#isBeside = true;
    this.#options.inBackground?.(this.#over.promise);
  }
}

// In the package it is a script beside the one that this has become (`bundle/bundle-options.ts`).
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './probe-worker.ts' : './worker.cjs',
  import.meta.url,
);
