import { withoutBrackets } from '../../model/address/endpoint.ts';
import { startOf } from '../../model/text/start-of.ts';
export interface PacUrl {
  /** Scheme, host, port; path and query for http: alone. */
  readonly url: string;
  /** Without port; an IPv6 address without its brackets; an IDN as punycode. */
  readonly host: string;
}

/**
 * What a script may see of a URL, as Chromium and Firefox cut it: never a login or a fragment, and
 * of anything but http: no path and no query, since those are secrets of the connection.
 * @throws RangeError for a text that is no URL with a host.
 */
export function sanitisePacUrl(text: string): PacUrl {
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (!parsed?.hostname) {
    throw new RangeError(`Cannot ask a PAC file: not a URL with a host: ${startOf(text, 100)}`);
  }
  const { protocol, host, hostname, pathname, search } = parsed;
  const rest = protocol === 'http:' ? `${pathname}${search}` : '/';
  return { url: `${protocol}//${host}${rest}`, host: withoutBrackets(hostname) };
}
