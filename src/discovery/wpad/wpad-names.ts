import { getDomain } from 'tldts';

/** One name that Windows would ask for a PAC file, and whether it is asked here. */
export interface WpadName {
  readonly name: string;
  /** The suffix that it was made of. */
  readonly suffix: string;
  /** It lies beyond the organisation's registrable domain, and is never asked. */
  readonly beyond: boolean;
}

const maxSuffixes = 32;
const maxSuffixLength = 200;
/** Windows devolves a suffix no further than two labels, unless a policy says otherwise. */
const devolutionLevel = 2;

/**
 * The names under which Windows looks for a PAC file by DNS, in its order: the primary suffix (the
 * first), every other suffix as it stands, then the primary one devolved label by label to two
 * (Microsoft, ADMX_DnsClient). A name counts as the organisation's own where its suffix lies in a
 * registrable domain of the Public Suffix List, private rules included; a suffix that is a public
 * one itself, or a single label, is nobody's. Texts that are no domain names are left out.
 */
export function wpadNames(suffixes: readonly string[]): readonly WpadName[] {
  const domains = suffixes.slice(0, maxSuffixes).flatMap((suffix) => domainOf(suffix) ?? []);
  const [primary, ...others] = domains;
  const all = primary === undefined ? [] : [primary, ...others, ...devolved(primary)];
  return [...new Set(all)].map((suffix) => ({
    name: `wpad.${suffix}`,
    suffix,
    beyond: getDomain(suffix, { allowPrivateDomains: true }) === null,
  }));
}

function domainOf(suffix: string): string | undefined {
  const domain = suffix.trim().toLowerCase().replace(/^\./, '').replace(/\.$/, '');
  const isName = /^[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*$/.test(domain);
  const isAddress = /^[\d.]+$/.test(domain);
  return isName && !isAddress && domain.length <= maxSuffixLength ? domain : undefined;
}

function devolved(primary: string): readonly string[] {
  const labels = primary.split('.');
  const times = Math.max(0, labels.length - devolutionLevel);
  return Array.from({ length: times }, (_, index) => labels.slice(index + 1).join('.'));
}
