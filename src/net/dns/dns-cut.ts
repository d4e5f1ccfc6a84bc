import type { FailureCode } from '../../model/finding/failure.ts';
import { failureOf } from '../failure-of.ts';
import type { NameServer } from '../options.ts';
import { startTimer } from '../socket/timer.ts';
import { withDeadline } from '../socket/with-deadline.ts';
import { type DnsAnswer, type DnsQuestion, unanswered } from './dns-message.ts';
import { askByTcp } from './dns-tcp.ts';
import { openUdp } from './dns-udp.ts';

export interface CutOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** So long TCP has for itself: what a firewall drops there must not take the whole deadline. */
const tcpMs = 1500;
const wideMs = 1000;

/**
 * Asks for the whole of an answer that was cut over UDP: over TCP (RFC 7766), and where that brings
 * nothing by a question that offers room for a larger answer (EDNS0, RFC 6891). Not the other way
 * round: plain questions are what the resolvers of Windows and glibc send, and what sloppy servers
 * understand.
 * @returns the answer, with `tcpFailure` where TCP brought nothing; never rejects for the network.
 */
export async function askAgain(
  question: DnsQuestion,
  server: NameServer,
  { timeoutMs, signal }: CutOptions,
): Promise<DnsAnswer> {
  const timer = startTimer();
  const over = askByTcp(question, server, { timeoutMs: Math.min(timeoutMs, tcpMs), signal });
  const byTcp = await over;
  if (byTcp.responseCode !== undefined) return byTcp;
  const left = Math.max(1, timeoutMs - timer.elapsed());
  const wide = await askWide(question, server, { timeoutMs: Math.min(left, wideMs), signal });
  const tcpFailure: FailureCode = codeOf(byTcp);
  return { ...(wide.responseCode === undefined ? byTcp : wide), tcpFailure };
}

function askWide(
  question: DnsQuestion,
  server: NameServer,
  { timeoutMs, signal }: CutOptions,
): Promise<DnsAnswer> {
  return withDeadline<DnsAnswer>(
    (done) => {
      const talk = openUdp(
        server,
        { ...question, wide: true },
        {
          // Cut again, or not understood: nothing is learned, and TCP's failure stands.
          onAnswer: (answer) => done(isWhole(answer) ? answer : unanswered(server, 'garbage')),
          onUnreachable: (error) => done(unanswered(server, 'unreachable', failureOf(error))),
          onSecondAnswer: () => {},
        },
      );
      talk.ask();
      return talk.close;
    },
    { timeoutMs, signal, onTimeout: () => unanswered(server, 'timeout') },
  );
}

function isWhole(answer: DnsAnswer | 'cut'): answer is DnsAnswer {
  if (answer === 'cut') return false;
  return answer.responseCode === 'NOERROR' || answer.responseCode === 'NXDOMAIN';
}

function codeOf({ failed, cause }: DnsAnswer): FailureCode {
  if (failed === 'unreachable') return cause?.code ?? 'unknown';
  return failed === 'timeout' ? 'timeout' : 'closed';
}
