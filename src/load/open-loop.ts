import { performance } from 'node:perf_hooks';
import { failure } from '../net/failure-of.ts';
import { type Outcome, type Span, Tally } from './tally.ts';
import { type Usage, watchUsage } from './usage.ts';

/** One operation; rejects only when the signal is aborted. */
export type Operate = (signal: AbortSignal) => Promise<Outcome>;

export interface OpenLoopOptions {
  /** Gives the next intended start, milliseconds from the beginning, ascending. */
  readonly next: () => number;
  /** Of starts. */
  readonly durationMs: number;
  /** Operations at one time; those that are due beyond wait for one to end. */
  readonly connections: number;
  /** How long a start is waited for before the operation has failed. */
  readonly timeoutMs: number;
  /** Cuts off what runs. */
  readonly signal: AbortSignal;
  /** Counts as things happen; given for whoever wants to watch. */
  readonly tally?: Tally;
  /** Nothing more is started, and what runs comes to its end. */
  readonly isOver?: (tally: Tally) => boolean;
}

/** So long a run settles, to the next start: throughput is told of the rest. */
const settlingShare = 1 / 3;
const maxPassed = 10_000;

/**
 * Starts operations at their intended times, whether or not those before have ended: a slow peer
 * slows no schedule down. Time runs from the intended start, so that what a stall kept from
 * starting is in the figures (no coordinated omission). Ends when all that was started has ended.
 * @throws what an operation rejects with, but for an abort.
 */
export function openLoop(operate: Operate, options: OpenLoopOptions): Promise<Tally> {
  return new OpenLoop(operate, options).run();
}

class OpenLoop {
  readonly #operate: Operate;
  readonly #options: OpenLoopOptions;
  readonly #tally: Tally;
  /** Of a start, so that the rest holds whole gaps between starts alone. */
  #settledAt: number | undefined;
  readonly #done: PromiseWithResolvers<Tally> = Promise.withResolvers();
  readonly #stopWatch = watchUsage();
  /** One an operation: a signal that all share would look through all its listeners each time. */
  readonly #running: Set<AbortController> = new Set();
  readonly #begin: number = performance.now();
  /** Intended starts that wait for a connection; those before `#passed` are gone. */
  readonly #waiting: number[] = [];
  #passed = 0;
  #isStopped = false;
  #nextAt: number;
  /** When the last start was due. */
  #endedAt: number | undefined;
  /** Until then: while the last ones are waited for, a machine at its end comes to rest. */
  #usage: Usage | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(operate: Operate, options: OpenLoopOptions) {
    this.#operate = operate;
    this.#options = options;
    this.#tally = options.tally ?? new Tally();
    this.#nextAt = options.next();
  }

  run(): Promise<Tally> {
    const { signal } = this.#options;
    signal.addEventListener('abort', this.#cut, { once: true });
    this.#turn();
    return this.#done.promise.finally(() => signal.removeEventListener('abort', this.#cut));
  }

  readonly #cut = (): void => {
    for (const operation of this.#running) operation.abort(this.#options.signal.reason);
    this.#turn();
  };

  /** Whenever a start may be due or possible. */
  readonly #turn = (): void => {
    clearTimeout(this.#timer);
    const { durationMs } = this.#options;
    this.#startWaiting();
    this.#takeDue();
    if (this.#isOver()) this.#stop();
    if (this.#endedAt === undefined) {
      const wait = Math.min(this.#nextAt, durationMs) - this.#elapsed();
      this.#timer = setTimeout(this.#turn, Math.max(1, wait));
    } else if (this.#tally.running === 0 && !this.#isWaiting()) {
      this.#finish(this.#endedAt);
    }
  };

  /** Once over, it stays so. */
  #isOver(): boolean {
    const { signal, isOver } = this.#options;
    this.#isStopped ||= signal.aborted || isOver?.(this.#tally) === true;
    return this.#isStopped;
  }

  #isWaiting(): boolean {
    return this.#passed < this.#waiting.length;
  }

  #stop(): void {
    this.#endedAt ??= Math.min(this.#elapsed(), this.#options.durationMs);
    this.#usage ??= this.#stopWatch();
    this.#tally.unfinished += this.#waiting.length - this.#passed;
    this.#passed = this.#waiting.length;
  }

  #takeDue(): void {
    const { next, durationMs, connections } = this.#options;
    const now = this.#elapsed();
    while (this.#nextAt <= now && this.#nextAt < durationMs && !this.#isOver()) {
      const intendedMs = this.#nextAt;
      this.#nextAt = next();
      this.#tally.due += 1;
      if (intendedMs >= durationMs * settlingShare) {
        this.#settledAt ??= intendedMs;
        this.#tally.settledDue += 1;
      }
      if (this.#tally.running < connections) {
        this.#tally.lateness.record(now - intendedMs);
        this.#start(intendedMs, { isWaited: false });
      } else this.#waiting.push(intendedMs);
    }
    if (now < durationMs) return;
    this.#endedAt ??= durationMs;
    this.#usage ??= this.#stopWatch();
  }

  #startWaiting(): void {
    const { connections, timeoutMs } = this.#options;
    while (this.#isWaiting() && this.#tally.running < connections && !this.#isOver()) {
      const intendedMs = this.#waiting[this.#passed] ?? 0;
      this.#passed += 1;
      if (this.#elapsed() - intendedMs <= timeoutMs) this.#start(intendedMs, { isWaited: true });
      else {
        const late = failure('timeout', `no connection was free within ${timeoutMs} ms`);
        this.#tally.fail({ step: 'wait', ...late });
      }
    }
    if (this.#passed < maxPassed) return;
    this.#waiting.splice(0, this.#passed);
    this.#passed = 0;
  }

  #start(intendedMs: number, { isWaited }: Pick<Span, 'isWaited'>): void {
    const startedMs = this.#elapsed();
    this.#tally.begin();
    this.#tally.step('wait', startedMs - intendedMs);
    const operation = new AbortController();
    this.#running.add(operation);
    this.#operate(operation.signal)
      .then((outcome) => this.#end(outcome, { intendedMs, startedMs, isWaited }))
      .catch((error: unknown) => {
        if (!this.#options.signal.aborted) this.#done.reject(error);
        this.#tally.unfinished += 1;
      })
      .finally(() => {
        this.#running.delete(operation);
        this.#tally.running -= 1;
        this.#turn();
      });
  }

  #end(outcome: Outcome, begun: Omit<Span, 'endedMs'>): void {
    const endedMs = this.#elapsed();
    const settledAt = this.#settledAt ?? Number.POSITIVE_INFINITY;
    const isSettled = endedMs >= settledAt && endedMs <= this.#options.durationMs;
    if (!outcome.failure && isSettled) this.#tally.settledSuccesses += 1;
    this.#tally.end(outcome, { ...begun, endedMs });
  }

  #finish(endedAt: number): void {
    this.#tally.durationMs = endedAt;
    this.#tally.settledMs = Math.max(0, endedAt - (this.#settledAt ?? endedAt));
    this.#tally.usage = this.#usage ?? this.#stopWatch();
    this.#done.resolve(this.#tally);
  }

  #elapsed(): number {
    return performance.now() - this.#begin;
  }
}
