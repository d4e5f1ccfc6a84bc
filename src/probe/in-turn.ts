import type { Attempt } from '../model/audit/attempt.ts';
import type { Ways } from './ways-in-use.ts';

/** Attempts in the order in which they may start. */
export interface InTurn {
  /**
   * The first that may start now; undefined where none may. It waits until it is told to have started.
   * @param kept the ways that others keep for themselves; those that wait here are added to them.
   */
  readonly next: (kept: Ways) => Attempt | undefined;
  readonly started: (attempt: Attempt) => void;
  /** Must be told of each that has ended, however it did. */
  readonly ended: (attempt: Attempt) => void;
  /** Whether all have started. */
  readonly isThrough: () => boolean;
}

/**
 * Holds back what may not start yet. One with `after` waits until that one has ended; where it is
 * none of these, it has ended before. One that is `alone` waits until its way is empty, and nothing
 * goes that way meanwhile: what comes later does not overtake it, so that it never waits for ever.
 * What is free goes in the order given; followers come when all that was free before has started.
 * @param ways who is under way where, of these attempts and of any others beside them.
 */
export function inTurn(all: readonly Attempt[], ways: Ways): InTurn {
  const among = new Set(all.map(({ id }) => id));
  const isHeld = ({ after }: Attempt): boolean => after !== undefined && among.has(after);
  const held = new Set(all.filter(isHeld));
  const followers = Map.groupBy(held, ({ after }) => after);
  const waiting = new Set(all.filter((attempt) => !held.has(attempt)));
  let inFlight = 0;
  const release = (attempt: Attempt): void => {
    held.delete(attempt);
    waiting.add(attempt);
  };
  const free = (kept: Ways): Attempt | undefined => {
    for (const attempt of waiting) {
      if (kept.isFree(attempt) && ways.isFree(attempt)) return attempt;
      // What waits keeps the way for itself: it is not overtaken.
      kept.enter({ ...attempt, alone: true });
    }
    return undefined;
  };
  return {
    next: (kept) => {
      if (waiting.size === 0 && inFlight === 0) {
        // Nothing is under way that could free it: it waits for itself, as no plan has it.
        for (const first of [...held].slice(0, 1)) release(first);
      }
      return free(kept);
    },
    started: (attempt) => {
      waiting.delete(attempt);
      inFlight += 1;
      ways.enter(attempt);
    },
    ended: (attempt) => {
      inFlight -= 1;
      ways.leave(attempt);
      for (const one of followers.get(attempt.id) ?? []) if (held.has(one)) release(one);
    },
    isThrough: () => waiting.size === 0 && held.size === 0,
  };
}
