import type { SocksFacts } from '../../model/finding/finding-facts.ts';
import { facts, proxyLabel } from '../facts.ts';
import type { Proof } from '../rule.ts';
import { endedAt, type TrialReading } from '../trial/trial-reading.ts';

/** A SOCKS server's reply, if it is one of these (RFC 1928, section 6), as proof. */
export function socksAnswer(
  reading: TrialReading,
  replies: readonly number[],
): Proof<SocksFacts> | undefined {
  const step = endedAt(reading, { step: 'tunnel', codes: ['socks-reply'] });
  if (step?.socksReply === undefined || !replies.includes(step.socksReply)) return undefined;
  const proxy = proxyLabel(step.proxy);
  return { evidence: reading.endIds, facts: facts({ proxy, reply: step.socksReply }) };
}
