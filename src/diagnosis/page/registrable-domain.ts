import { getDomain, getDomainWithoutSuffix, getPublicSuffix } from 'tldts';

/**
 * The part of a host that somebody registered, by the Public Suffix List: `contoso.co.uk` of
 * `www.contoso.co.uk`. Private suffixes do not count, so that two accounts of one storage service
 * are the same domain: this errs towards "the same". The host itself for an address, a single
 * label, and a public suffix.
 */
export function registrableDomain(host: string): string {
  return getDomain(host, { allowPrivateDomains: false }) ?? host.toLowerCase();
}

/**
 * The label that somebody registered, without the suffix: `contoso` of `www.contoso.co.uk` as of
 * `contoso.de`. Whoever owns one of them mostly owns the others: this errs towards "the same".
 */
export function brandOf(host: string): string {
  return getDomainWithoutSuffix(host, { allowPrivateDomains: false }) ?? host.toLowerCase();
}

/**
 * Whether anybody may have a name below a host, by the Public Suffix List: `com`, and with its private
 * suffixes `blob.core.windows.net`. A wildcard there would let everybody's pass.
 */
export function isShared(host: string): boolean {
  return getPublicSuffix(`x.${host}`, { allowPrivateDomains: true }) === host.toLowerCase();
}
