import type { LaterAnswer } from '../../model/audit/look-up.ts';
import { startTimer } from '../socket/timer.ts';
import { withDeadline } from '../socket/with-deadline.ts';
import type { AnswerPair, UdpConversation } from './dns-udp.ts';

export interface AnswerWatchOptions {
  /** For so many milliseconds after the answer that settles the question. */
  readonly forMs: number;
  readonly signal: AbortSignal;
}

/** Listens on for a second answer to a query, while others go on with the first one. */
export interface AnswerWatch {
  readonly onSecondAnswer: (pair: AnswerPair) => void;
  /** The question is settled: its conversations stay open for the rest of the time. */
  readonly keep: (talks: readonly UdpConversation[]) => void;
  /**
   * The second answer, or undefined where none came in time; at once where no question was asked.
   * Never rejects.
   */
  readonly outcome: () => Promise<LaterAnswer | undefined>;
}

// Each holds a number of 16 bits; beyond these nothing is heard, and nobody is held up.
const maxAtOnce = 4096;
const maxAddresses = 16;
let watching = 0;

/**
 * Starts to listen for a second answer with another content: another response code, or other
 * addresses whatever their order. What is said twice is said once: a datagram may be doubled on
 * its way.
 */
export function watchForSecondAnswer({ forMs, signal }: AnswerWatchOptions): AnswerWatch {
  const timer = startTimer();
  let later: LaterAnswer | undefined;
  let finish = (): void => {};
  let over: Promise<void> = Promise.resolve();
  return {
    onSecondAnswer: ({ first, second }) => {
      if (later || contentOf(first) === contentOf(second)) return;
      const addresses = second.addresses.slice(0, maxAddresses).map(({ address }) => address);
      const { responseCode } = second;
      const code = responseCode === undefined ? {} : { responseCode };
      later = { afterMs: timer.elapsed(), ...code, addresses };
      finish();
    },
    keep: (talks) => {
      const close = (): void => {
        for (const talk of talks) talk.close();
      };
      if (later || watching >= maxAtOnce) return close();
      watching += 1;
      const start = (done: () => void) => {
        finish = done;
        return close;
      };
      over = withDeadline<void>(start, { timeoutMs: forMs, signal, onTimeout: () => {} })
        .catch(() => close())
        .finally(() => {
          watching -= 1;
        });
    },
    outcome: () => over.then(() => later),
  };
}

/** As a set: name servers turn the order of what they know at every answer. */
function contentOf({ responseCode, addresses }: AnswerPair['first']): string {
  const each = new Set(addresses.map(({ address }) => address));
  return `${responseCode} ${[...each].sort().join(' ')}`;
}
