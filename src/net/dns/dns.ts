import type { Unanswered } from '../../model/audit/look-up.ts';
import { failureOf } from '../failure-of.ts';
import type { NameServer } from '../options.ts';
import { startTimer } from '../socket/timer.ts';
import { withDeadline } from '../socket/with-deadline.ts';
import { askAgain } from './dns-cut.ts';
import { type DnsAnswer, type DnsQuestion, unanswered } from './dns-message.ts';
import { openUdp, type UdpConversation } from './dns-udp.ts';
import { healthOf } from './server-health.ts';
import { createTurns, type Turns } from './turns.ts';
import type { AnswerWatch } from './watch-for-second-answer.ts';

export interface DnsOptions {
  /** At least one. What is learned of them is kept for this very list. */
  readonly servers: readonly NameServer[];
  /** For the whole question, all servers and repeats. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Hears what else comes to the question, until the time that it has is over. */
  readonly watch?: AnswerWatch;
}

/** What was settled, and who had been asked before in vain. */
type Settled = DnsAnswer | { readonly cut: NameServer; readonly unanswered: readonly Unanswered[] };

/**
 * Asks name servers one question over UDP (RFC 1035), over TCP where the answer was cut.
 * Servers are asked in turn, as the stub resolvers of the systems do: the next one where one is
 * silent for a second, unreachable or answers with another code than NOERROR and NXDOMAIN; one that gave no answer is asked
 * last by all later questions. A lone server is asked again after a third of the deadline, and
 * once more after such a code.
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
  const { cut, unanswered: before } = answer;
  const left = (): number => Math.max(1, options.timeoutMs - timer.elapsed());
  const { signal } = options;
  const whole = await askAgain(question, cut, { timeoutMs: left(), signal });
  const others = options.servers.filter((one) => one !== cut);
  if (whole.responseCode !== undefined || others.length === 0 || left() <= 1) {
    return withUnanswered(whole, before);
  }
  const elsewhere = await askNameServers(question, { servers: others, timeoutMs: left(), signal });
  if (elsewhere.responseCode === undefined) return withUnanswered(whole, before);
  const { tcpFailure = 'closed' } = whole;
  const mine = before.concat(elsewhere.unanswered ?? []);
  return { ...withUnanswered(elsewhere, mine), tcpFailure };
}

function withUnanswered(answer: DnsAnswer, those: readonly Unanswered[]): DnsAnswer {
  return those.length === 0 ? answer : { ...answer, unanswered: those };
}

function askByUdp(
  question: DnsQuestion,
  { servers, timeoutMs, signal, watch }: DnsOptions,
): Promise<Settled> {
  const health = healthOf(servers);
  const turns = createTurns(health.inOrder(), timeoutMs);
  const conversations = new Map<NameServer, UdpConversation>();
  const unreachable = new Set<NameServer>();
  let best: DnsAnswer | undefined;
  let isAnswered = false;
  return withDeadline<Settled>(
    (done) => {
      const finish = (answer: DnsAnswer): void => {
        const vain = answer.responseCode === undefined ? [] : turns.inVain(answer.server);
        for (const { of, code } of vain) if (isNoAnswer(code)) health.failed(of);
        if (answer.responseCode !== undefined) health.answered(answer.server);
        done(withUnanswered(answer, vain.map(told)));
      };
      // Patience begins anew with each query: one that was just sent is still being worked on.
      const timer = setInterval(() => askNext(), turns.everyMs);
      const ask = (server: NameServer): void => {
        const talk = conversations.get(server) ?? open(server);
        conversations.set(server, talk);
        turns.asked(server);
        timer.refresh();
        talk.ask();
      };
      const askNext = (): void => {
        const server = turns.next();
        if (server && !unreachable.has(server)) ask(server);
      };
      const open = (server: NameServer): UdpConversation =>
        openUdp(server, question, {
          onAnswer: (answer) => {
            if (answer === 'cut') {
              health.answered(server);
              return done({ cut: server, unanswered: turns.inVain(server).map(told) });
            }
            isAnswered ||= answer.responseCode !== undefined;
            if (isFinal(answer)) return finish(answer);
            turns.said(server, answer.responseCode);
            // A second opinion is worth one more turn; when it is the same, it stands.
            const again = answer.responseCode !== undefined && best?.responseCode !== undefined;
            if (!best || best.failed) best = answer;
            if (again && turns.isRound()) return done(best);
            askNext();
          },
          onUnreachable: (error) => {
            unreachable.add(server);
            turns.unreachable(server, failureOf(error).code);
            best ??= unanswered(server, 'unreachable', failureOf(error));
            if (unreachable.size === servers.length) done(best);
            else askNext();
          },
          onSecondAnswer: (pair) => watch?.onSecondAnswer(pair),
        });
      askNext();
      const due = health.due();
      if (due && !conversations.has(due)) ask(due);
      return () => {
        clearInterval(timer);
        const talks = [...conversations.values()];
        if (watch && isAnswered) watch.keep(talks);
        else for (const talk of talks) talk.close();
      };
    },
    { timeoutMs, signal, onTimeout: () => best ?? unanswered(turns.last(), 'timeout') },
  );
}

/** Whatever else a server says is its own trouble, and another one may know better. */
function isFinal({ responseCode, failed }: DnsAnswer): boolean {
  return !failed && (responseCode === 'NOERROR' || responseCode === 'NXDOMAIN');
}

/** Who says no is there: it may know other names, and is asked first again, as resolvers do. */
function isNoAnswer(code: Unanswered['code']): boolean {
  return code !== 'dns-refused' && code !== 'dns-failure';
}

function told({ server, code, queries }: ReturnType<Turns['inVain']>[number]): Unanswered {
  return { server, code, queries };
}
