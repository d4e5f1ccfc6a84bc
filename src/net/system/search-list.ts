import { readFile } from 'node:fs/promises';
import { startOf } from '../../model/start-of.ts';
import { askNameServers, type DnsOptions } from '../dns/dns.ts';
import { searchDomains } from './search-domains.ts';

/**
 * The name under which a search list found these addresses: what resolv.conf adds is asked for at
 * the same servers. Undefined where none of them has any of the addresses.
 */
export async function foundBySearch(
  name: string,
  addresses: readonly string[],
  options: DnsOptions,
): Promise<string | undefined> {
  if (name.endsWith('.')) return undefined;
  for (const domain of await ownDomains()) {
    const longer = `${name}.${domain}`;
    const type = addresses.some((one) => one.includes('.')) ? 'A' : 'AAAA';
    const answer = await askNameServers({ name: longer, type }, options);
    if (answer.addresses.some(({ address }) => addresses.includes(address))) return longer;
    if (answer.failed === 'timeout') return undefined;
  }
  return undefined;
}

/** Of Windows the registry would tell; nothing is said there. */
async function ownDomains(): Promise<readonly string[]> {
  if (process.platform === 'win32') return [];
  const text = await readFile('/etc/resolv.conf', 'utf8').catch(() => '');
  return searchDomains(startOf(text, 65_536));
}
