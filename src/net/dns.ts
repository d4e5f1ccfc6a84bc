import { type DnsAnswer, type DnsQuestion, unanswered } from './dns-message.ts';
import { askByTcp } from './dns-tcp.ts';
import { openUdp, type UdpConversation } from './dns-udp.ts';
import { failureOf } from './failure-of.ts';
import type { Listening } from './listen-on.ts';
import type { NameServer } from './options.ts';
import { settle } from './settle.ts';
import { startTimer } from './timer.ts';

export interface DnsOptions {
  /** At least one. */
  readonly servers: readonly NameServer[];
  /** For the whole question, all servers and repeats. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Hears what else comes to the question, until the time that it has is over. */
  readonly listening?: Listening;
}

/**
 * Asks name servers one question over UDP (RFC 1035), over TCP where the answer was cut.
 * Servers are asked in turn, as the stub resolvers of the systems do: the next one where one is
 * silent, unreachable or answers SERVFAIL or REFUSED; a lone server is asked again after a third
 * of the deadline, and once more after a SERVFAIL.
 * @returns the first answer that settles it, else the most telling failure; never rejects for
 * the network.
 */
export async function askNameServers(
  question: DnsQuestion,
  options: DnsOptions,
): Promise<DnsAnswer> {
  const timer = startTimer();
  const answer = await askByUdp(question, options);
  if (!('cut' in answer)) return answer;
  const timeoutMs = Math.max(1, options.timeoutMs - timer.elapsed());
  return askByTcp(question, answer.cut, { timeoutMs, signal: options.signal });
}

function askByUdp(
  question: DnsQuestion,
  { servers, timeoutMs, signal, listening }: DnsOptions,
): Promise<DnsAnswer | { readonly cut: NameServer }> {
  const last = lastOf(servers);
  const turns = Math.max(3, servers.length);
  const conversations = new Map<NameServer, UdpConversation>();
  const unreachable = new Set<NameServer>();
  let turn = 0;
  let best: DnsAnswer | undefined;
  let isAnswered = false;
  return settle<DnsAnswer | { readonly cut: NameServer }>(
    (done) => {
      const askNext = (): void => {
        const server = servers[turn % servers.length];
        if (!server || turn >= turns) return;
        turn += 1;
        if (unreachable.has(server)) return;
        const talk = conversations.get(server) ?? open(server);
        conversations.set(server, talk);
        talk.ask();
      };
      const open = (server: NameServer): UdpConversation =>
        openUdp(server, question, {
          onAnswer: (answer) => {
            if (answer === 'cut') return done({ cut: server });
            isAnswered ||= answer.responseCode !== undefined;
            if (isFinal(answer)) return done(answer);
            // A second opinion is worth one more turn; when it is the same, it stands.
            const again = answer.responseCode !== undefined && best?.responseCode !== undefined;
            if (!best || best.failed) best = answer;
            if (again && turn >= servers.length) return done(best);
            askNext();
          },
          onUnreachable: (error) => {
            unreachable.add(server);
            best ??= unanswered(server, 'unreachable', failureOf(error));
            if (unreachable.size === servers.length) done(best);
            else askNext();
          },
          onSecondAnswer: (pair) => listening?.onSecondAnswer(pair),
        });
      const timer = setInterval(askNext, Math.max(20, timeoutMs / turns));
      askNext();
      return () => {
        clearInterval(timer);
        const talks = [...conversations.values()];
        if (listening && isAnswered) listening.keep(talks);
        else for (const talk of talks) talk.close();
      };
    },
    { timeoutMs, signal, onTimeout: () => best ?? unanswered(last, 'timeout') },
  );
}

function isFinal({ responseCode, failed }: DnsAnswer): boolean {
  return !failed && responseCode !== 'SERVFAIL' && responseCode !== 'REFUSED';
}

function lastOf(servers: readonly NameServer[]): NameServer {
  const last = servers[servers.length - 1];
  if (!last) throw new RangeError('Cannot ask for a name: no name server was given');
  return last;
}
