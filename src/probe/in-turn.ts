import type { Attempt } from '../model/audit/attempt.ts';
import { type Ways, waysInUse } from './ways-in-use.ts';

/** Attempts in the order in which they may start. */
export interface InTurn {
  /** Gives the next one that may start; waits where none may yet; ends when all have started. */
  readonly attempts: AsyncIterable<Attempt>;
  /** Must be told of each that has ended, however it did. */
  readonly ended: (attempt: Attempt) => void;
}

/**
 * Holds back what may not start yet. One with `after` waits until that one has ended; where it is
 * none of these, it has ended before. One that is `alone` waits until its way is empty, and nothing
 * goes that way meanwhile: what comes later does not overtake it, so that it never waits for ever.
 * What is free goes in the order given; followers come when all that was free before has started.
 */
export function inTurn(all: readonly Attempt[]): InTurn {
  const among = new Set(all.map(({ id }) => id));
  const isHeld = ({ after }: Attempt): boolean => after !== undefined && among.has(after);
  const held = new Set(all.filter(isHeld));
  const followers = Map.groupBy(held, ({ after }) => after);
  const queue = queueOf(all.filter((attempt) => !held.has(attempt)));
  const ways = waysInUse();
  let wake = (): void => {};
  const release = (attempt: Attempt): void => {
    held.delete(attempt);
    queue.add(attempt);
  };
  const next = (): Attempt | undefined => {
    const one = queue.take(ways);
    if (one !== undefined || ways.busy() || held.size === 0) return one;
    // Nothing is under way that could free it: it waits for itself, as no plan has it.
    for (const first of [...held].slice(0, 1)) release(first);
    return queue.take(ways);
  };
  async function* started(): AsyncGenerator<Attempt> {
    while (queue.size() > 0 || held.size > 0) {
      const one = next();
      if (one === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      ways.enter(one);
      yield one;
    }
  }
  return {
    attempts: { [Symbol.asyncIterator]: started },
    ended: (attempt) => {
      ways.leave(attempt);
      for (const one of followers.get(attempt.id) ?? []) if (held.has(one)) release(one);
      wake();
    },
  };
}

interface Queue {
  readonly add: (attempt: Attempt) => void;
  readonly size: () => number;
  /** The first whose way is free, and not waited for by one before it; taken out. */
  readonly take: (ways: Ways) => Attempt | undefined;
}

function queueOf(first: readonly Attempt[]): Queue {
  const waiting = new Set(first);
  return {
    add: (attempt) => waiting.add(attempt),
    size: () => waiting.size,
    take: (ways) => {
      const kept = waysInUse();
      for (const attempt of waiting) {
        if (kept.isFree(attempt) && ways.isFree(attempt)) {
          waiting.delete(attempt);
          return attempt;
        }
        // What waits keeps the way for itself: it is not overtaken.
        kept.enter({ ...attempt, alone: true });
      }
      return undefined;
    },
  };
}
