import { withoutBrackets } from '../model/address/endpoint.ts';
import { bogonOf } from '../model/address/special-networks.ts';
import type { Attempt } from '../model/audit/attempt.ts';
import type { ExchangeObservation } from '../model/audit/observation.ts';
import type { NetOptions } from '../net/options.ts';

/** Whether an attempt goes where redirects lead: where its answer is known to stand there, or none is known and it is asked for. */
export function follows(
  { purpose, expect }: Pick<Attempt, 'purpose' | 'expect'>,
  options: Pick<NetOptions, 'follows'>,
): boolean {
  if (expect) return expect.follow === true;
  return options.follows === true && purpose === 'audit';
}

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * The request that a redirect (RFC 9110, section 15.4) leads to, over the same route; undefined
 * where the answer is none, leads nowhere that can be requested, leads from https: to http:, or to
 * an address inside a network that is not the one asked.
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
  const host = withoutBrackets(url.hostname);
  // No public service leads inside; a portal does, and what answers there is not ours to ask.
  if (host !== attempt.host && bogonOf(host) !== undefined) return undefined;
  const { serverName: _name, address: _address, ...rest } = attempt;
  return {
    ...rest,
    scheme: isHttps ? 'https' : 'http',
    host,
    port: Number(url.port) || (isHttps ? 443 : 80),
    path: `${url.pathname}${url.search}`,
  };
}
