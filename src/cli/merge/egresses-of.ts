import type { Egresses } from '../../diagnosis/tomography/seen.ts';
import { UnusableValue } from '../../setup/usage/usage-error.ts';

/**
 * The way out of each site, from `NAME=SITE,SITE`.
 * @throws UnusableValue for any other form, and for a site that is said to leave by two.
 */
export function egressesOf(words: readonly string[]): Egresses {
  const egresses = new Map<string, string>();
  for (const value of words) {
    const [, name, list = ''] = /^([^=]+)=(.+)$/.exec(value) ?? [];
    const sites = list.split(',').map((site) => site.trim());
    if (name === undefined || sites.includes('')) {
      throw new UnusableValue('--egress', { value, why: 'give NAME=SITE,SITE' });
    }
    for (const site of sites) {
      if ((egresses.get(site) ?? name) !== name) {
        throw new UnusableValue('--egress', { value, why: 'name each site once' });
      }
      egresses.set(site, name);
    }
  }
  return egresses;
}
