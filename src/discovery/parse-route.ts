import type { ProxyKind, ProxyServer } from '../model/route.ts';

/** Default ports as curl has them: 1080 for HTTP proxies too would surprise; 80 and 443 do not. */
const defaultPorts: Readonly<Record<ProxyKind, number>> = {
  http: 80,
  https: 443,
  socks5: 1080,
  socks4: 1080,
};

const kinds: Readonly<Record<string, ProxyKind>> = {
  http: 'http',
  https: 'https',
  socks5: 'socks5',
  socks5h: 'socks5',
  socks: 'socks5',
  socks4: 'socks4',
  socks4a: 'socks4',
};

const longestText = 1000;

/** Why a text names no proxy, as data. */
export type ProxyProblem = 'credentials' | 'scheme' | 'port' | 'host' | 'path';

/**
 * Reads `http://H:P`, `https://H:P`, `socks5://H:P` or `H:P`, as routes and the environment's
 * variables write a proxy.
 */
export function parseProxy(text: string): ProxyServer | { readonly problem: ProxyProblem } {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const [, scheme = '', rest = ''] = /^([a-z0-9+.-]+):\/\/(.*)$/i.exec(full) ?? [];
  const kind = kinds[scheme.toLowerCase()];
  if (!kind || trimmed.length > longestText) return { problem: 'scheme' };
  // Of a scheme that URL knows, so that names are checked and IDNs are converted.
  const url = `http://${rest}`;
  if (!URL.canParse(url)) return { problem: /:\d*$/.test(rest) ? 'port' : 'host' };
  const { hostname, port, username, password, pathname, search, hash } = new URL(url);
  if (username || password) return { problem: 'credentials' };
  if (hostname === '') return { problem: 'host' };
  if ((pathname !== '/' && pathname !== '') || search || hash) return { problem: 'path' };
  // URL drops port 80, the default of the scheme that was put in for the proxy's own.
  const explicit = /:(\d+)\/?$/.exec(rest)?.[1];
  const number = port !== '' ? Number(port) : explicit ? Number(explicit) : defaultPorts[kind];
  if (number === 0) return { problem: 'port' };
  return { kind, host: hostname.replace(/^\[|\]$/g, ''), port: number };
}

/** A proxy as `--route` spells it. */
export function proxyText({ kind, host, port }: ProxyServer): string {
  return `${kind}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
