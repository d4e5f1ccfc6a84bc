import { inform } from '../../../net/dhcp/dhcp-inform.ts';
import { type DhcpWord, dhcpWord, pacOption } from './dhcp-option.ts';
import { leasedOptions } from './leases.ts';
import { ownInterface } from './own-interface.ts';

/** As long as Chromium waits for each adapter. */
const maxMs = 2000;

/**
 * What DHCP says of a PAC file on this machine: as its lease keeps it, else as the server of its own
 * network answers a DHCPINFORM, where the system lets us ask. Never rejects for the network.
 */
export async function searchDhcp({
  timeoutMs,
  signal,
}: {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}): Promise<DhcpWord> {
  const [leased] = await leasedOptions({ now: Date.now() });
  if (leased) return leased;
  const own = await ownInterface();
  if (own === undefined) return { outcome: 'no-interface' };
  const asked = await inform({
    ...own,
    wanted: [pacOption],
    timeoutMs: Math.min(timeoutMs, maxMs),
    signal,
  });
  if (asked.outcome === 'silent') return { outcome: 'silent', place: own.name };
  if (asked.outcome !== 'answered') return asked;
  const { message, server } = asked;
  return dhcpWord(message.options.get(pacOption), `answer of ${server}`);
}
