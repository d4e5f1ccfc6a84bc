import type { Attempt } from '../model/attempt.ts';
import type { ExchangeObservation } from '../model/observation.ts';

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * The request that a redirect (RFC 9110, section 15.4) leads to, over the same route; undefined
 * where the answer is none, leads nowhere that can be requested, or leads from https: to http:.
 */
export function redirectOf(
  attempt: Attempt,
  answer: Pick<ExchangeObservation, 'status' | 'headers' | 'url'>,
): Attempt | undefined {
  if (!redirects.has(answer.status ?? 0)) return undefined;
  const location = answer.headers?.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined || !URL.canParse(location, answer.url)) return undefined;
  const url = new URL(location, answer.url);
  const isHttps = url.protocol === 'https:';
  if (!isHttps && (url.protocol !== 'http:' || attempt.scheme === 'https')) return undefined;
  if (url.username || url.password) return undefined;
  const { serverName: _name, address: _address, ...rest } = attempt;
  return {
    ...rest,
    scheme: isHttps ? 'https' : 'http',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isHttps ? 443 : 80),
    path: `${url.pathname}${url.search}`,
  };
}
