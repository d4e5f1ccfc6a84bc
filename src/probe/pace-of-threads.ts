import type { Attempt } from '../model/audit/attempt.ts';
import { type PaceOptions, pace } from './pace.ts';
import { mayGoThere, type ProbeThread, type Where } from './probe-thread.ts';

export interface ThreadPaceOptions extends Pick<PaceOptions, 'coreTime' | 'signal'> {
  /** Starts a second, of both; absent: each at its own. */
  readonly rate?: number;
  /** Absent: there is this one alone. */
  readonly thread?: ProbeThread | undefined;
}

/** Resolves when an attempt may start, with the thread that is to take it; rejects when aborted. */
export type ThreadPace = (attempt: Attempt) => Promise<Where>;

/**
 * The pace of this thread, and of another beside it, each by the time for which its own loop is at work: an attempt goes to the first that
 * may take one more. At a rate that was given they take turns.
 */
export function paceOfThreads({ thread, ...options }: ThreadPaceOptions): ThreadPace {
  const here = paceAs('here', pace(options));
  if (!thread) return here;
  if (options.rate !== undefined) {
    let last: Where = 'here';
    return async (attempt) => {
      await here();
      const mayGo = mayGoThere(attempt) && !thread.isBroken();
      last = mayGo && last === 'here' ? 'there' : 'here';
      return last;
    };
  }
  const there = paceAs('there', pace({ ...options, loop: thread.loop }));
  const mayGo = (attempt: Attempt): boolean => mayGoThere(attempt) && !thread.isBroken();
  // A turn that nobody took is the next one's.
  const due: Partial<Record<Where, Promise<Where>>> = {};
  return async (attempt) => {
    due.here ??= asked(here());
    if (mayGo(attempt)) due.there ??= asked(there());
    // The other first: it has nothing else to do.
    const turns = mayGo(attempt) ? [due.there, due.here] : [due.here];
    const where = (await Promise.race(turns)) ?? 'here';
    delete due[where];
    return where;
  };
}

function paceAs(where: Where, next: () => Promise<void>): () => Promise<Where> {
  return async () => {
    await next();
    return where;
  };
}

/** Of a turn that nobody waits for any more an abort is no error. */
function asked(turn: Promise<Where>): Promise<Where> {
  turn.catch(() => {});
  return turn;
}
