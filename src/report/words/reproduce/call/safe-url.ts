import { type Endpoint, endpointUrl } from '../../../../model/address/endpoint.ts';

/**
 * The URL of an endpoint as curl takes it: what RFC 3986 does not let stand in a path or a query is
 * written as bytes, and so are the signs in which curl would see a list of URLs.
 * @returns undefined for a host that is no name and no address, and for a query of which a value was
 *   hidden: what was asked is not known.
 */
export function safeUrl(endpoint: Endpoint): string | undefined {
  if (!isHost(endpoint.host) || endpoint.path.includes('=***')) return undefined;
  const path = endpoint.path
    .toWellFormed()
    .replace(/[^\w.~:/?@!$&'()*+,;=%-]/gu, encodeURIComponent);
  return endpointUrl({ ...endpoint, path });
}

/** A name of letters, digits, hyphens and underscores (RFC 1123, and what is met), or an address. */
export function isHost(text: string): boolean {
  return /^[A-Za-z\d_](?:[\w.-]{0,253})$/.test(text) || /^(?=.*:)[\da-f:.]{2,45}$/i.test(text);
}
