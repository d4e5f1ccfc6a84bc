import { getDomain } from 'tldts';

/**
 * The part of a host that somebody registered, by the Public Suffix List: `contoso.co.uk` of
 * `www.contoso.co.uk`. Private suffixes do not count, so that two accounts of one storage service
 * are the same domain: this errs towards "the same". The host itself for an address, a single
 * label, and a public suffix.
 */
export function registrableDomain(host: string): string {
  return getDomain(host, { allowPrivateDomains: false }) ?? host.toLowerCase();
}
