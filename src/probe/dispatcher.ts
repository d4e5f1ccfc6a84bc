import { performance } from 'node:perf_hooks';
import type { Attempt } from '../model/audit/attempt.ts';
import { type InTurn, inTurn } from './in-turn.ts';
import { ownTurn } from './own-turn.ts';
import { paceOfThreads, type ThreadPace, type ThreadPaceOptions } from './pace-of-threads.ts';
import { mayGoThere, type ProbeThread, type Where } from './probe-thread.ts';
import { waysInUse } from './ways-in-use.ts';

/** What starts the attempts of one audit. */
export interface Starter {
  /**
   * Runs `work` for each attempt in its turn, and ends when all have ended. After an abort nothing more starts, and it
   * ends as soon as what is in flight does. One call at a time.
   * @throws what `work` rejects with, once all the rest has ended (never for an abort).
   */
  readonly run: (
    attempts: readonly Attempt[],
    work: (attempt: Attempt, where: Where) => Promise<void>,
    options?: { /** Starts a second; absent: paced by the CPU. */ readonly rate?: number },
  ) => Promise<void>;
  /**
   * Does what takes the CPU for longer while as little as may be is in flight, of whichever audit: nothing starts
   * meanwhile, and it waits for what has, unless that is slow.
   */
  readonly quietly: <T>(work: () => T) => Promise<T>;
}

/** Starts the attempts of audits that go on beside one another as though they were one. */
export interface Dispatcher {
  /** For a further audit: its attempts start where none of those that joined before may. */
  readonly join: () => Starter;
  /** Resolves when nothing that is there may start, and there is room for more; at once after an abort. */
  readonly hasRoom: () => Promise<void>;
  /** Starts nothing until the function that it gives is called. */
  readonly hold: () => () => void;
}

export interface DispatcherOptions extends Pick<ThreadPaceOptions, 'coreTime'> {
  /** How many attempts may be in flight, of all audits together. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Takes some of them; absent: all are taken here. */
  readonly thread?: ProbeThread | undefined;
  /** Makes what resolves when the next one may start, and where. */
  readonly pace?: typeof paceOfThreads;
}

/** What takes longer than that waits for a deadline, and a late turn of our loop does not hurt it. */
const slowMs = 300;

interface Run {
  readonly turns: InTurn;
  readonly work: (attempt: Attempt, where: Where) => Promise<void>;
  readonly pace: ThreadPace;
  readonly failures: unknown[];
  readonly end: () => void;
  inFlight: number;
}

/**
 * Opens what starts the attempts of several audits, the parts of a long list: they have one pace, one bound on what is
 * in flight, and one account of who is on which way, so that what is tried alone is alone.
 */
export function openDispatcher({
  concurrency,
  signal,
  thread,
  coreTime,
  pace = paceOfThreads,
}: DispatcherOptions): Dispatcher {
  const ways = waysInUse();
  const paces = new Map<number | undefined, ThreadPace>();
  // In the order in which they joined.
  const runs: (Run | undefined)[] = [];
  const askingForRoom: (() => void)[] = [];
  const idle: (() => void)[] = [];
  let inFlight = 0;
  let lastStart = Number.NEGATIVE_INFINITY;
  let holds = 0;
  let isStarting = false;
  let wake = (): void => {};
  const changed = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const paceOf = (rate: number | undefined): ThreadPace => {
    const known =
      paces.get(rate) ?? pace({ signal, thread, coreTime, ...(rate !== undefined && { rate }) });
    paces.set(rate, known);
    return known;
  };
  const due = (): readonly [Run, Attempt] | undefined => {
    if (!signal.aborted && (holds > 0 || inFlight >= concurrency)) return undefined;
    const kept = waysInUse();
    for (const run of signal.aborted ? [] : runs) {
      const attempt = run?.turns.next(kept);
      if (run && attempt) return [run, attempt];
    }
    for (const tell of askingForRoom.splice(0)) tell();
    return undefined;
  };
  const start = (run: Run, attempt: Attempt, where: Where): void => {
    run.turns.started(attempt);
    run.inFlight += 1;
    inFlight += 1;
    lastStart = performance.now();
    void run
      .work(attempt, where)
      .catch((error: unknown) => {
        if (!signal.aborted) run.failures.push(error);
      })
      .finally(() => {
        run.turns.ended(attempt);
        run.inFlight -= 1;
        inFlight -= 1;
        if (inFlight === 0) for (const tell of idle.splice(0)) tell();
        look();
      });
  };
  /** Ends the runs that are over, and goes on with the others. */
  const look = (): void => {
    for (const run of runs) {
      if (run && run.inFlight === 0 && (signal.aborted || run.turns.isThrough())) run.end();
    }
    wake();
    if (signal.aborted) due();
    else if (!isStarting) void startAll();
  };
  const turnOf = async ([{ pace: its }, attempt]: readonly [Run, Attempt]): Promise<Where> => {
    // An abort, which alone makes it reject, ends all runs by itself.
    const where = await its(attempt).catch((): Where => 'here');
    if (where === 'here') await ownTurn();
    return where;
  };
  const startAll = async (): Promise<void> => {
    isStarting = true;
    signal.addEventListener('abort', look, { once: true });
    while (!signal.aborted && runs.some((run) => run !== undefined)) {
      const next = due();
      if (!next) {
        await changed();
        continue;
      }
      const where = await turnOf(next);
      // What is due may be another by now.
      const [run, attempt] = due() ?? [];
      if (run && attempt) start(run, attempt, mayGoThere(attempt) ? where : 'here');
    }
    signal.removeEventListener('abort', look);
    isStarting = false;
    due();
  };
  const hold = (): (() => void) => {
    holds += 1;
    return () => {
      holds -= 1;
      look();
    };
  };
  const calm = async (): Promise<void> => {
    const patienceMs = lastStart + slowMs - performance.now();
    if (inFlight === 0 || patienceMs <= 0) return;
    await new Promise<void>((resolve) => {
      idle.push(resolve);
      setTimeout(resolve, patienceMs);
    });
  };
  return {
    join: () => {
      const place = runs.push(undefined) - 1;
      return {
        run: (attempts, work, { rate } = {}) =>
          new Promise((resolve, reject) => {
            const failures: unknown[] = [];
            const end = (): void => {
              runs[place] = undefined;
              if (failures.length > 0) reject(failures[0]);
              else resolve();
            };
            const turns = inTurn(attempts, ways);
            runs[place] = { turns, work, pace: paceOf(rate), failures, end, inFlight: 0 };
            look();
          }),
        quietly: async (work) => {
          const goOn = hold();
          try {
            await calm();
            return work();
          } finally {
            goOn();
          }
        },
      };
    },
    hasRoom: () =>
      new Promise((resolve) => {
        askingForRoom.push(resolve);
        due();
      }),
    hold,
  };
}
