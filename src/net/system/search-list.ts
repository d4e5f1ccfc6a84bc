import { readFile } from 'node:fs/promises';
import { startOf } from '../../model/text/start-of.ts';
import { askNameServers, type DnsOptions } from '../dns/dns.ts';
import { windowsDomains } from './windows-domains.ts';

/** As many as glibc took for long; a list of hundreds is nobody's. */
const maxDomains = 6;

/**
 * The name under which a search list found these addresses: what resolv.conf, or the registry of a
 * Windows, adds is asked for at the same servers. Undefined where none of them has any of the addresses.
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

async function ownDomains(): Promise<readonly string[]> {
  if (process.platform === 'win32') return (await windowsDomains()).slice(0, maxDomains);
  const text = await readFile('/etc/resolv.conf', 'utf8').catch(() => '');
  return searchDomains(startOf(text, 65_536));
}

/**
 * The domains that a `resolv.conf` adds to names, in order: the last of its lines counts.
 * @internal Exported for its tests.
 */
export function searchDomains(text: string): readonly string[] {
  let domains: readonly string[] = [];
  for (const line of text.split('\n')) {
    const [word, ...rest] = line
      .replace(/[#;].*$/, '')
      .trim()
      .split(/\s+/);
    if (word === 'search' || word === 'domain') domains = rest;
  }
  return domains
    .map((domain) => domain.toLowerCase().replace(/^\.+|\.+$/g, ''))
    .filter((domain) => domain !== '' && domain.length < 250)
    .slice(0, maxDomains);
}
