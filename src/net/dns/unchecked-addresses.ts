import { askNameServers } from './dns.ts';
import type { DnsAnswer } from './dns-message.ts';

/** What is already known waits no longer for this, milliseconds. */
const patienceMs = 1000;

/**
 * The IPv4 addresses that a name server gives, after it had said SERVFAIL, where it need not check
 * signatures (the bit CD; RFC 4035, section 3.2.2): then it found the name, and what it found does
 * not stand the check. Empty where it fails all the same, or had said something else.
 */
export async function uncheckedAddresses(
  name: string,
  failed: DnsAnswer,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  if (failed.responseCode !== 'SERVFAIL') return [];
  const question = { name, type: 'A', unchecked: true } as const;
  const most = Math.min(patienceMs, timeoutMs);
  const answer = await askNameServers(question, {
    servers: [failed.server],
    timeoutMs: most,
    signal,
  });
  return answer.addresses.map(({ address }) => address);
}
