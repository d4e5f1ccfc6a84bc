import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attempt } from '../model/audit/attempt.ts';
import type { Observation } from '../model/audit/observation.ts';
import type { Unnumbered } from '../net/options.ts';
import { linkedAbort, type Member } from '../net/socket/linked-abort.ts';
import { delayOf } from './delay-of.ts';
import type { Waiting } from './going-on.ts';
import { type LoopLag, watchLoopLag } from './loop-lag.ts';
import type { Note } from './note.ts';
import type { ProbeOptions } from './recipe.ts';

/** A step as it ended. */
export interface Kept {
  readonly step: Unnumbered<Observation>;
  readonly hop: number;
  readonly entry?: number | undefined;
  /** What of it may be our own queue's, as far as it is worth telling; milliseconds. */
  readonly delayedMs?: number | undefined;
}

/** How an attempt is taken. */
export interface Taking {
  readonly attempt: Attempt;
  /** Takes its steps, each noted as it ends; rejects when the signal is aborted. */
  readonly probe: (further: Partial<ProbeOptions>, note: Note) => Promise<void>;
  /** Takes the steps that are told as the attempt's. */
  readonly note: (kept: Kept) => void;
  readonly lag: LoopLag;
  /** Of the steps of `probe`, unless it is given another signal. */
  readonly ending: Pick<Member, 'abort'>;
}

/** The attempts of one audit that were told as silent, and wait on. */
export interface KeptWaits {
  /**
   * Takes an attempt to its end. One of the plan that is silent for its deadline is told as that, and waits on beside all that follows. One that
   * repeats it with more time has its outcome, where it is as silent itself for one deadline.
   */
  readonly take: (taking: Taking) => Promise<void>;
  /** Gives up what waits on the ways of these attempts, since they are to be alone there. */
  readonly clear: (attempts: readonly Attempt[]) => void;
  /** Gives up all. */
  readonly end: () => void;
}

export interface WaitsOptions {
  /** How long a step may take of an attempt that waits longer, milliseconds. */
  readonly mostMs: number;
  /** How long any other may. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Each holds a descriptor. */
const maxInAll = 512;
/** Each is a connection that a proxy holds open beyond those that it is asked for at a time. */
const maxOfProxy = 16;

interface Wait {
  readonly way: string;
  /** The step that was silent. */
  readonly silent: Kept['step'];
  readonly outcome: Promise<readonly Kept[]>;
  readonly ending: Taking['ending'];
}

/**
 * Keeps waiting what was silent for its deadline. Slow is told from stopped by three deadlines (`plan/longer.ts`), and those of a connection that is
 * there already cost nobody any time.
 */
export function openWaits({ mostMs, timeoutMs, signal }: WaitsOptions): KeptWaits {
  const waits = new Map<string, Wait>();
  // What goes on outlasts the pass that it began in, and so does its watch.
  let lag: LoopLag | undefined;
  const giveUp = (reason: unknown): void => {
    for (const { ending } of waits.values()) ending.abort(reason);
    waits.clear();
  };
  const stop = (): void => giveUp(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const hasRoom = (way: string): boolean => {
    const there = [...waits.values()].filter((wait) => wait.way === way).length;
    return waits.size < maxInAll && (way === direct || there < maxOfProxy);
  };
  const begin = async ({ attempt, probe, note, lag: ofPass, ending }: Taking): Promise<void> => {
    const way = wayOf(attempt);
    const silence = Promise.withResolvers<void>();
    const all: Kept[] = [];
    let isTold = false;
    const keptOf: KeptOf = (step, hop, entry, delayedMs) =>
      keptAs({ step, hop, entry, delayedMs }, isTold ? (lag ?? ofPass) : ofPass);
    const waiting: Waiting = {
      mostMs,
      mayGoOn: () => !signal.aborted && hasRoom(way),
      isTold: () => isTold,
      tell: (silent, delayedMs) => {
        note(keptOf(silent, 0, undefined, delayedMs));
        isTold = true;
        lag ??= watchLoopLag();
        waits.set(attempt.id, { way, silent, outcome, ending });
        silence.resolve();
      },
    };
    const whole = probe({ waiting }, (...noted) => {
      const kept = keptOf(...noted);
      if (!isTold) note(kept);
      all.push(kept);
    });
    const outcome = whole.then(() => all);
    // Of one that is given up nobody asks.
    outcome.catch(() => {});
    await Promise.race([whole, silence.promise]);
  };
  return {
    take: async (taking) => {
      const { id, purpose, select, alone, controlOf = '', timeoutMs: own } = taking.attempt;
      const wait = waits.get(controlOf);
      if (purpose === 'repeat' && own === mostMs && wait) {
        for (const kept of await eitherOf(taking, { wait, timeoutMs, signal })) taking.note(kept);
        wait.ending.abort(over);
        waits.delete(controlOf);
        return;
      }
      const isPlanned = purpose === 'audit' && !select && !alone && own === undefined;
      await (isPlanned && !waits.has(id) ? begin(taking) : takeWhole(taking));
    },
    clear: (attempts) => {
      const ways = new Set(attempts.map(wayOf));
      for (const [id, { way, ending }] of waits) {
        if (!ways.has(way)) continue;
        ending.abort(over);
        waits.delete(id);
      }
    },
    end: () => {
      giveUp(over);
      signal.removeEventListener('abort', stop);
      lag?.stop();
    },
  };
}

interface Either extends Pick<WaitsOptions, 'timeoutMs' | 'signal'> {
  readonly wait: Wait;
}

/**
 * What a new try comes to, or where it is as silent as the old one was, for the same deadline at the same step, what the old one has come to by
 * then: a fault of a time that is over is seen by the new one, and nobody waits a second time for what the old one waited for.
 */
async function eitherOf(
  { probe, lag }: Taking,
  { wait: { silent, outcome }, timeoutMs, signal }: Either,
): Promise<readonly Kept[]> {
  const cut = linkedAbort(signal);
  const again: Kept[] = [];
  let last = performance.now();
  const whole = probe({ signal: cut.signal }, (step, hop, entry) => {
    last = performance.now();
    again.push(keptAs({ step, hop, entry }, lag));
  }).then(() => again);
  // Cut short, it has nothing to say.
  whole.catch(() => {});
  const before = outcome.catch(() => undefined);
  try {
    await Promise.race([whole, before]);
    for (;;) {
      const leftMs = last + timeoutMs - performance.now();
      const isFurther = again.some(({ step }) => isSame(step, silent));
      const isOver = !isFurther && leftMs > 0 && (await isFirst(whole, leftMs));
      if (isFurther || isOver) return await whole;
      if (leftMs <= 0) return (await Promise.race([whole, before])) ?? (await whole);
    }
  } finally {
    cut.end();
  }
}

/** Whether something ends within so many milliseconds. */
async function isFirst(work: Promise<unknown>, ms: number): Promise<boolean> {
  const late = new AbortController();
  try {
    return await Promise.race([work.then(() => true), sleep(ms, false, { signal: late.signal })]);
  } finally {
    late.abort();
  }
}

function isSame(one: Kept['step'], other: Kept['step']): boolean {
  return one.step === other.step && roleOf(one) === roleOf(other);
}

function roleOf(step: Kept['step']): string | undefined {
  return 'role' in step ? step.role : undefined;
}

/** Takes an attempt to its end, within its deadlines. */
export function takeWhole({ probe, note, lag }: Taking): Promise<void> {
  return probe({}, (step, hop, entry, delayedMs) =>
    note(keptAs({ step, hop, entry, delayedMs }, lag)),
  );
}

type KeptOf = (...noted: Parameters<Note>) => Kept;

/** With the delay that was told with it; else by what of this thread's queue there may be in it. */
function keptAs(kept: Kept, lag: LoopLag): Kept {
  const { step, delayedMs = delayOf(step, lag) } = kept;
  return { ...kept, delayedMs: delayedMs === 0 ? undefined : delayedMs };
}

const over = new Error('nobody waits for it any more');
const direct = 'direct';

function wayOf({ proxy }: Attempt): string {
  return proxy === undefined ? direct : `${proxy.kind} ${proxy.host}:${proxy.port}`;
}
