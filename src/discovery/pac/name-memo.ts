import { domainToASCII } from 'node:url';
import { startOf } from '../../model/text/start-of.ts';
import { linkedAbort } from '../../net/socket/linked-abort.ts';
import { withDeadline } from '../../net/socket/with-deadline.ts';
import type { PacNameAnswer, PacResolver } from './pac-selection.ts';

export interface NameMemo {
  /** Never rejects but for the signal. */
  readonly ask: (name: string, timeoutMs: number) => Promise<PacNameAnswer>;
  /** Asks ahead for names that a script is about to ask for: they are waited for all at once. */
  readonly ahead: (names: readonly string[], timeoutMs: number) => void;
}

// Of one engine, over all targets.
const maxNames = 2000;
const maxAddresses = 64;

/** So many of them are waited for at a time, of those that are asked ahead. */
const maxAhead = 64;

/**
 * Asks for each name once, failures included: a script that asks for the same name for 200 targets
 * must not wait for it 200 times. IDNs become punycode; what can be no name is not asked at all.
 *
 * A name server that is silent costs one deadline a run and not one a name: once two names went
 * unanswered, and nothing was answered since the first of them was asked, the next names are still
 * asked, and waited for no more; the first answer that comes ends that.
 */
export function createNameMemo(resolver: PacResolver | undefined, signal: AbortSignal): NameMemo {
  const known = new Map<string, Promise<PacNameAnswer>>();
  let silent = 0;

  const start = (name: string, timeoutMs: number): Promise<PacNameAnswer> => {
    const ascii = domainToASCII(name.trim()).toLowerCase();
    if (!/^[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_.])?$/.test(ascii)) return failed('not a name');
    if (!resolver) return failed('no resolver');
    const found = known.get(ascii);
    if (found) return found;
    if (known.size >= maxNames) return failed('limit');
    const answer = askOnce(resolver, { name: ascii, timeoutMs, signal });
    known.set(ascii, answer);
    const heard = (isHeard: boolean): void => {
      silent = isHeard ? 0 : silent + 1;
    };
    answer.then(
      ({ failure }) => heard(failure !== 'timeout'),
      () => {},
    );
    return answer;
  };

  return {
    ask: async (name, timeoutMs) => {
      const answer = start(name, timeoutMs);
      return silent < 2 ? answer : Promise.race([answer, oneTurn()]);
    },
    ahead: (names, timeoutMs) => {
      if (silent >= 2) return;
      for (const name of names.slice(0, maxAhead)) start(name, timeoutMs).catch(() => {});
    },
  };
}

/** What is known already comes first. */
async function oneTurn(): Promise<PacNameAnswer> {
  await new Promise((resolve) => setImmediate(resolve));
  return { addresses: [], failure: 'timeout' };
}

interface Question {
  readonly name: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

async function askOnce(resolver: PacResolver, question: Question): Promise<PacNameAnswer> {
  const { name, timeoutMs, signal } = question;
  const patience = linkedAbort(signal);
  try {
    return await withDeadline<PacNameAnswer>(
      (done) => {
        resolver(name, patience.signal).then(
          (answer) => done(bounded(answer)),
          (error: unknown) => done({ addresses: [], failure: startOf(String(error), 200) }),
        );
        return () => {};
      },
      { timeoutMs, signal, onTimeout: () => ({ addresses: [], failure: 'timeout' }) },
    );
  } finally {
    patience.end();
  }
}

function bounded({ addresses, failure }: PacNameAnswer): PacNameAnswer {
  return {
    addresses: addresses.slice(0, maxAddresses),
    ...(failure !== undefined && { failure: startOf(failure, 200) }),
  };
}

function failed(failure: string): Promise<PacNameAnswer> {
  return Promise.resolve({ addresses: [], failure });
}
