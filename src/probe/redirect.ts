import { BlockList, isIP } from 'node:net';
import type { Attempt } from '../model/attempt.ts';
import type { ExchangeObservation } from '../model/observation.ts';

// No public service leads there; a portal does, and what answers inside is not ours to ask.
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inside.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  inside.addSubnet(net, bits, 'ipv6');
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
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host !== attempt.host && isInside(host)) return undefined;
  const { serverName: _name, address: _address, ...rest } = attempt;
  return {
    ...rest,
    scheme: isHttps ? 'https' : 'http',
    host,
    port: Number(url.port) || (isHttps ? 443 : 80),
    path: `${url.pathname}${url.search}`,
  };
}

function isInside(host: string): boolean {
  const family = isIP(host);
  return family !== 0 && inside.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
