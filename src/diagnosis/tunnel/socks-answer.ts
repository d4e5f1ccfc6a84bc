import type { SocksFacts } from '../../model/finding-facts.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { Proof } from '../rule.ts';
import { endedAt, type Seen } from '../trial/seen.ts';

/** A SOCKS server's reply, if it is one of these (RFC 1928, section 6), as proof. */
export function socksAnswer(seen: Seen, replies: readonly number[]): Proof<SocksFacts> | undefined {
  const step = endedAt(seen, { step: 'tunnel', codes: ['socks-reply'] });
  if (step?.socksReply === undefined || !replies.includes(step.socksReply)) return undefined;
  const proxy = proxyLabel(step.proxy);
  return { evidence: seen.endIds, facts: facts({ proxy, reply: step.socksReply }) };
}
