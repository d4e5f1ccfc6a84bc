import pLimit from 'p-limit';
import { linkedAbort } from '../net/socket/linked-abort.ts';

/**
 * What was heard from where a place is: an `answer`; a sign of a `limit`, which a peer that is
 * asked too much gives at once; `silence` until the deadline, which may be one; or nothing of
 * either.
 */
export type Sign = 'answer' | 'limit' | 'silence' | 'nothing';

/** Held by who asks, for as long as he does. */
export interface Place {
  /** How many others hold one at this moment. */
  readonly others: () => number;
  readonly heard: (sign: Sign) => void;
  readonly leave: () => void;
}

/** Who may ask one proxy, or one name server, at a time. */
export interface Bound {
  /** Resolves when there is a place; rejects when the signal is aborted. */
  readonly enter: (signal: AbortSignal) => Promise<Place>;
}

export interface BoundOptions {
  /** Places while all is well. */
  readonly most: number;
  /** Further places while others hear nothing: at most so many, and so many for each that does. */
  readonly maxLent: number;
  readonly lentByEach: number;
  /** After so many milliseconds without a word a place is no longer work for the other side. */
  readonly lentAfterMs: number;
}

/** Silence alone may be a rule, and each costs a deadline: below this it would cost hours. */
const minBySilence = 8;

/**
 * Bounds what is in flight. At the first signs of a limit, from a peer that answers others, it
 * halves what is in flight, once for all that was sent before, down to one; each round of answers
 * gives one place back. Places from which nothing is heard are lent to others, so that what waits
 * for a deadline holds nobody up; while there were such signs, no more than all places are in use.
 */
export function bound({ most, maxLent, lentByEach, lentAfterMs }: BoundOptions): Bound {
  const limit = pLimit(most);
  let places = most;
  let held = 0;
  let silent = 0;
  let round = 0;
  let hasAnswered = false;
  let hasSigned = false;
  let answers = 0;
  const refit = (): void => {
    const mayLend = places < most ? most - places : maxLent;
    limit.concurrency = places + Math.min(silent * lentByEach, mayLend);
  };
  const slowDown = (fewest: number): void => {
    const fewer = Math.max(fewest, Math.floor(Math.min(places, held) / 2));
    if (fewer >= places) return;
    places = fewer;
    answers = 0;
    round += 1;
    refit();
  };
  const hear = (sign: Sign, since: number): void => {
    if (sign === 'nothing') return;
    if (sign === 'answer') {
      hasAnswered = true;
      answers += 1;
      if (hasSigned) slowDown(1);
      else if (places < most && answers >= places) {
        places += 1;
        answers = 0;
        refit();
      }
      hasSigned = false;
      return;
    }
    if (since !== round || held < 2) return;
    if (!hasAnswered) hasSigned ||= sign === 'limit';
    else slowDown(sign === 'limit' ? 1 : minBySilence);
  };
  const take = (release: () => void): Place => {
    const since = round;
    let isSilent = false;
    let isLeft = false;
    let timer: NodeJS.Timeout | undefined;
    const lend = (is: boolean): void => {
      if (is === isSilent) return;
      isSilent = is;
      silent += is ? 1 : -1;
      refit();
    };
    const listen = (): void => {
      clearTimeout(timer);
      timer = setTimeout(lend, lentAfterMs, true).unref();
    };
    held += 1;
    listen();
    return {
      others: () => (isLeft ? held : held - 1),
      heard: (sign) => {
        // What was waited for beside the attempt is told when its place is another's.
        if (isLeft) return;
        lend(false);
        listen();
        hear(sign, since);
      },
      leave: () => {
        isLeft = true;
        clearTimeout(timer);
        lend(false);
        held -= 1;
        release();
      },
    };
  };
  return {
    enter: (signal) => {
      const aborted = linkedAbort(signal);
      return new Promise<Place>((resolve, reject) => {
        let isGone = false;
        const leave = (): void => {
          isGone = true;
          reject(signal.reason);
        };
        if (signal.aborted) return leave();
        aborted.signal.addEventListener('abort', leave, { once: true });
        void limit(
          () =>
            new Promise<void>((release) => {
              aborted.signal.removeEventListener('abort', leave);
              if (isGone) release();
              else resolve(take(release));
            }),
        );
      }).finally(aborted.end);
    },
  };
}
