import type { SystemOpinion } from '../../model/audit/look-up.ts';
import type { ResolvedAddress } from '../../model/audit/observation.ts';
import type { NetOptions } from '../options.ts';
import { hostsEntry } from './hosts-file.ts';
import { foundBySearch } from './search-list.ts';
import { askSystem, type SystemAnswer } from './system-resolver.ts';

export interface Asking extends Pick<NetOptions, 'nameServers' | 'signal'> {
  /** What the step has left, milliseconds. */
  readonly timeoutMs: number;
  /** What the name server said. */
  readonly addresses: readonly ResolvedAddress[];
}

/** Hosts files are read at once, and the name server has just answered. */
const beside = 500;
/** Where the server has nothing, a search list or a local service may; both take their time. */
const alone = 2000;

/**
 * What programs on this machine get for a name, beside what the name server said: getaddrinfo, and
 * where it says otherwise, what makes it say so. Where it is silent (it may wait for a name server
 * that is dead), the hosts file, which it would read first, speaks for it.
 */
export async function localOpinion(name: string, asking: Asking): Promise<SystemOpinion> {
  const { timeoutMs, signal, addresses } = asking;
  const patienceMs = addresses.length > 0 ? beside : alone;
  const answer = await askSystem(name, { timeoutMs, patienceMs, signal });
  if (answer.addresses.length > 0 && agrees(answer.addresses, addresses)) return plain(answer);
  const isSilent = answer.failure?.code === 'timeout' || answer.failure?.code === 'local-limit';
  if (answer.addresses.length === 0 && !isSilent) return plain(answer);
  const entry = await hostsEntry(name);
  if (entry && (isSilent || agrees(answer.addresses, entry.addresses.map(toResolved)))) {
    const { file, line } = entry;
    return { addresses: isSilent ? entry.addresses : answer.addresses, file, line };
  }
  if (answer.addresses.length === 0) return plain(answer);
  const { nameServers: servers } = asking;
  const foundAs = await foundBySearch(name, answer.addresses, { servers, timeoutMs, signal });
  return { ...plain(answer), ...(foundAs !== undefined && { foundAs }) };
}

/** Whether two sets of addresses have one in common. */
export function agrees(some: readonly string[], others: readonly ResolvedAddress[]): boolean {
  return some.some((one) => others.some(({ address }) => address === one));
}

function toResolved(address: string): ResolvedAddress {
  return { address, family: address.includes(':') ? 6 : 4 };
}

function plain({ addresses, failure }: SystemAnswer): SystemOpinion {
  return { addresses, ...(failure && { failure: failure.detail }) };
}
