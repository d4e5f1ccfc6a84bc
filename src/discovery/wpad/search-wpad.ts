import type { NetOptions } from '../../net/options.ts';
import { resolve } from '../../net/resolve.ts';
import { loadPacScript } from '../pac/load-pac-script.ts';
import type { WindowsMachine } from '../windows/windows-machine.ts';
import type { DhcpWord } from './dhcp/dhcp-option.ts';
import { searchDhcp } from './dhcp/search-dhcp.ts';
import { storedOptions } from './dhcp/stored-option.ts';
import { type FoundWpad, findWpad, type WpadLookup } from './find-wpad.ts';
import { machineSuffixes, windowsSuffixes } from './machine-suffixes.ts';
import { isWpadOff } from './wpad-source.ts';

export interface WpadWays {
  readonly net: Omit<NetOptions, 'onCertificate'>;
  /** Another machine: its suffixes count, and its switch. */
  readonly windows?: WindowsMachine | undefined;
  /** This machine, where it is a Windows: the same, and what DHCP says is asked where it keeps none. */
  readonly live?: WindowsMachine | undefined;
  /** In place of this machine's DNS suffixes: those of a simulated network. */
  readonly suffixes?: readonly string[] | undefined;
}

/**
 * Looks for a PAC file by WPAD on this network: what DHCP says first, then DNS messages to the name servers (not getaddrinfo,
 * which may ask neighbours by multicast), and fetches straight, as no proxy is known yet. Nothing
 * is asked for a machine whose registry says DisableWpad, nor without a suffix.
 */
export async function searchWpad({
  net,
  windows: other,
  live,
  suffixes: given,
}: WpadWays): Promise<FoundWpad> {
  const windows = other ?? (live?.hasRegistry ? live : undefined);
  if (windows && isWpadOff(windows)) return { settings: [], trace: [] };
  const own = (): Promise<readonly string[]> | readonly string[] =>
    windows ? windowsSuffixes(windows) : machineSuffixes();
  const suffixes = given ?? (await own());
  const { signal, timeoutMs, connectTo, userAgent } = net;
  const dhcp = given ? undefined : await dhcpOf({ other, live }, { timeoutMs, signal });
  const lookup: WpadLookup = async (name, until) => {
    const asking = { ...net, systemOpinion: false, signal: until, onCertificate: () => {} };
    const { addresses, failure } = await resolve({ name, port: 80, role: 'target' }, asking);
    return {
      addresses: addresses.map(({ address }) => address),
      ...(failure && { failure: failure.detail }),
    };
  };
  const load = (source: string): ReturnType<typeof loadPacScript> =>
    loadPacScript(source, { timeoutMs, signal, proxy: 'direct', lookup, connectTo, userAgent });
  return findWpad({ suffixes, lookup, load, dhcp, signal });
}

/** Of another machine nobody is asked: its export may keep what its server said. */
function dhcpOf(
  { other, live }: { readonly [Whose in 'other' | 'live']: WindowsMachine | undefined },
  options: Pick<NetOptions, 'timeoutMs' | 'signal'>,
): Promise<DhcpWord> | DhcpWord {
  const windows = other ?? live;
  const stored = windows ? storedOptions(windows) : [];
  const named = stored.find(({ outcome }) => outcome === 'url') ?? stored[0];
  if (named) return named;
  return other ? { outcome: 'other-machine' } : searchDhcp(options);
}
