import { type KnownName, knownNames } from '../known/known-names.ts';
import { fitsPattern } from './host-pattern.ts';

let byDomain: ReadonlyMap<string, readonly KnownName[]> | undefined;

/**
 * The known names that fit a pattern, in their order. Where the pattern's last two labels are plain,
 * only the names that end in them are held against it: a list may have a hundred thousand patterns.
 */
export function knownNamesFor(pattern: string): readonly KnownName[] {
  byDomain ??= Map.groupBy(knownNames(), ({ host }) => domainOf(host));
  const domain = domainOf(pattern);
  const names = domain.includes('*') ? knownNames() : (byDomain.get(domain) ?? []);
  return names.filter(({ host }) => fitsPattern(host, pattern));
}

function domainOf(host: string): string {
  return host.toLowerCase().split('.').slice(-2).join('.');
}
