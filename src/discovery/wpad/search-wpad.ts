import type { NetOptions } from '../../net/options.ts';
import { resolve } from '../../net/resolve.ts';
import { loadPacScript } from '../pac/load-pac-script.ts';
import type { WindowsMachine } from '../windows/windows-machine.ts';
import { type FoundWpad, findWpad, type WpadLookup } from './find-wpad.ts';
import { machineSuffixes, windowsSuffixes } from './machine-suffixes.ts';
import { isWpadOff } from './wpad-source.ts';

export interface WpadWays {
  readonly net: Omit<NetOptions, 'onCertificate'>;
  /** Another machine: its suffixes count, and its switch. */
  readonly windows?: WindowsMachine | undefined;
}

/**
 * Looks for a PAC file by WPAD on this network: DNS messages to the name servers (not getaddrinfo,
 * which may ask neighbours by multicast), and fetches straight, as no proxy is known yet. Nothing
 * is asked for a machine whose registry says DisableWpad, nor without a suffix.
 */
export async function searchWpad({ net, windows }: WpadWays): Promise<FoundWpad> {
  if (windows && isWpadOff(windows)) return { settings: [], trace: [] };
  const suffixes = windows ? windowsSuffixes(windows) : await machineSuffixes();
  const { signal, timeoutMs, connectTo, userAgent } = net;
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
  return findWpad({ suffixes, lookup, load, signal });
}
