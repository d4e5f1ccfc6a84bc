import { withoutBrackets } from '../model/address/endpoint.ts';
import type { ProxyKind, ProxyServer } from '../model/route/route.ts';

/** HTTP proxies have the default port of their scheme; curl's 1080 for them would surprise. */
const defaultPorts: Readonly<Record<ProxyKind, number>> = {
  http: 80,
  https: 443,
  socks5: 1080,
  socks4: 1080,
};

// A map, not an object: `constructor://` is a scheme as well.
const kinds: ReadonlyMap<string, ProxyKind> = new Map([
  ['http', 'http'],
  ['https', 'https'],
  ['socks5', 'socks5'],
  ['socks5h', 'socks5'],
  ['socks', 'socks5'],
  ['socks4', 'socks4'],
  ['socks4a', 'socks4'],
]);

const maxTextLength = 1000;

/** Why a text names no proxy, as data. */
export type ProxyProblem = 'credentials' | 'scheme' | 'port' | 'host' | 'path';

/**
 * Reads `http://HOST:PORT`, `https://HOST:PORT`, `socks5://HOST:PORT` or `HOST:PORT`, as routes and the environment's
 * variables write a proxy. Names become punycode. Never throws: what is no proxy gives a problem,
 * `credentials` before all others.
 */
export function parseProxy(text: string): ProxyServer | { readonly problem: ProxyProblem } {
  const trimmed = text.trim();
  if (/@|%40/i.test(trimmed)) return { problem: 'credentials' };
  const [, scheme = 'http', rest = ''] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(trimmed) ?? [];
  const kind = kinds.get(scheme.toLowerCase());
  if (!kind || trimmed.length > maxTextLength) return { problem: 'scheme' };
  // The URL parser drops tabs and line feeds, and reads 8080 as the address 0.0.31.144.
  if (/[\p{Cc}\s=]|^\d*(?::|\/|$)/u.test(rest)) return { problem: 'host' };
  // Of a scheme that URL knows, so that names are checked and IDNs are converted.
  const url = `http://${rest}`;
  if (!URL.canParse(url)) return { problem: hasBadPort(rest) ? 'port' : 'host' };
  const { hostname, port, pathname, search, hash } = new URL(url);
  if (hostname === '') return { problem: 'host' };
  if ((pathname !== '/' && pathname !== '') || search || hash) return { problem: 'path' };
  // URL drops port 80, the default of the scheme that was put in for the proxy's own.
  const explicit = /:(\d+)\/?$/.exec(rest)?.[1];
  const number = port !== '' ? Number(port) : explicit ? Number(explicit) : defaultPorts[kind];
  if (number === 0) return { problem: 'port' };
  return { kind, host: withoutBrackets(hostname), port: number };
}

function hasBadPort(place: string): boolean {
  const port = /:([^:\]/]*)\/?$/.exec(place)?.[1];
  return port !== undefined && !(/^\d*$/.test(port) && Number(port) <= 65535);
}
