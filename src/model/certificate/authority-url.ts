import { isIP } from 'node:net';
import { withoutBrackets } from '../address/endpoint.ts';
import { isInside } from '../address/is-inside.ts';

/**
 * A place that a certificate names, as far as it may be asked: over plain http, by a public name,
 * without a login. A certificate is whatever a peer sent, and must make us ask nothing inside a
 * network. Undefined for any other text.
 */
export function authorityUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' || url.username || url.password) return undefined;
  const host = withoutBrackets(url.hostname);
  return isIP(host) === 0 && !isInside(host) ? url : undefined;
}
