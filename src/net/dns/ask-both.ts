import type { NameServer, NetOptions } from '../options.ts';
import { linkedAbort } from '../socket/linked-abort.ts';
import { startTimer } from '../socket/timer.ts';
import { withDeadline } from '../socket/with-deadline.ts';
import { askNameServers } from './dns.ts';
import type { DnsAnswer } from './dns-message.ts';
import type { AnswerWatch } from './watch-for-second-answer.ts';

/** Milliseconds: RFC 8305, section 3, and for a DNS64, which asks twice itself, some more. */
const minPatienceMs = 50;
const maxPatienceMs = 250;

/** Said of a name, or of how much is asked at a time: then a query that is still open is work of ours. */
const saidOfLimits: ReadonlySet<string> = new Set(['REFUSED', 'SERVFAIL']);
/** After so many milliseconds without a word it was dropped, and is nobody's work. */
const workMs = 1000;
// By the list that a run asks, as long as the run lasts: who said so once may count what is asked of him.
const mayCount = new WeakSet<readonly NameServer[]>();

export interface BothAnswers {
  readonly a: DnsAnswer;
  /** Absent: it was not waited for any longer. */
  readonly aaaa?: DnsAnswer;
  /** When all that decides was there, milliseconds from the first query. */
  readonly at: number;
}

/**
 * Asks for the addresses of both families. The A answer decides; a AAAA query that somebody drops may not hold it up,
 * and is left behind. Where these servers refused something before it is waited for all the same, behind `at` and for
 * a second at the most: whoever asks next, alone as it seems, would meet a server that is still busy with it.
 * Rejects when the signal is aborted.
 */
export async function askBoth(
  { name, watch }: { readonly name: string; readonly watch?: AnswerWatch },
  {
    nameServers: servers,
    timeoutMs,
    signal,
  }: Pick<NetOptions, 'nameServers' | 'timeoutMs' | 'signal'>,
): Promise<BothAnswers> {
  const enough = linkedAbort(signal);
  const timer = startTimer();
  const six = askNameServers({ name, type: 'AAAA' }, { servers, timeoutMs, signal: enough.signal });
  // Abandoned when the A answer suffices; nobody listens to its rejection then.
  six.catch(() => {});
  const sixWithin = (patienceMs: number): Promise<DnsAnswer | undefined> =>
    withDeadline<DnsAnswer | undefined>(
      (done) => {
        six.then(done, () => {});
        return () => {};
      },
      { timeoutMs: patienceMs, signal, onTimeout: () => undefined },
    );
  try {
    const heard = watch ? { watch } : {};
    const a = await askNameServers({ name, type: 'A' }, { servers, timeoutMs, signal, ...heard });
    const heardAt = timer.elapsed();
    const hasAddress = a.addresses.length > 0;
    const longer = Math.min(maxPatienceMs, Math.max(minPatienceMs, 2 * heardAt));
    const isAnswer = a.responseCode === 'NOERROR';
    const aaaa = isAnswer ? await sixWithin(hasAddress ? longer : timeoutMs) : undefined;
    const at = isAnswer ? timer.elapsed() : heardAt;
    const isOfLimits = [a, aaaa].some((said) => saidOfLimits.has(said?.responseCode ?? ''));
    if (isOfLimits) mayCount.add(servers);
    const isLeftBehind = isAnswer ? hasAddress && !aaaa : isOfLimits;
    if (isLeftBehind && mayCount.has(servers)) await sixWithin(workMs);
    return { a, ...(aaaa && { aaaa }), at };
  } finally {
    enough.end();
  }
}
