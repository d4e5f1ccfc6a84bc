import { isIP } from 'node:net';
import type { Scheme } from '../../model/target/target.ts';

/** Why a text is no address that can be asked. */
export type AddressFault =
  | 'empty'
  | 'too-long'
  | 'characters'
  | 'scheme'
  | 'credentials'
  | 'host'
  | 'port';

export interface Address {
  readonly scheme: Scheme;
  /** Lower case and ASCII; a pattern starts with `*.`; an IPv6 address has no brackets. */
  readonly host: string;
  readonly port: number;
  /** Path and query, `/` where none is named. */
  readonly path: string;
}

const longest = 2048;
const maxNameLength = 253;
const maxLabelLength = 63;

/**
 * One address as lists and people write it: `host`, `host:port`, `host/path`, a URL, or a
 * wildcard (`*.host`, also `*host`, which Microsoft's sheet has). `port` is the port column's.
 * Without a scheme port 80 is http and any other https; a scheme's own port wins where the column
 * names the other scheme's. Names become punycode as the URL standard has it. Never throws.
 */
export function parseAddress(
  text: string,
  { port }: { readonly port?: number } = {},
): Address | { readonly why: AddressFault } {
  const trimmed = text.trim();
  if (trimmed === '') return { why: 'empty' };
  if (trimmed.length > longest) return { why: 'too-long' };
  // The URL parser would drop control characters and read a backslash as a slash.
  if (/[\p{Cc}\s\\<>"^`{|}]/u.test(trimmed)) return { why: 'characters' };
  const [, named = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(trimmed) ?? [];
  const asked = named.toLowerCase();
  if (asked !== '' && asked !== 'http' && asked !== 'https') return { why: 'scheme' };
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  if (authority.includes('@')) return { why: 'credentials' };
  const [, host = '', own] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority) ?? [];
  if (host === '') return { why: 'host' };
  const explicit = own === undefined || own === '' ? undefined : portOf(own);
  if (explicit === null) return { why: 'port' };
  const scheme = asked === '' ? schemeOf(explicit ?? port) : asked === 'http' ? 'http' : 'https';
  const name = hostOf(host);
  if (name === undefined) return { why: 'host' };
  return {
    scheme,
    host: name,
    port: explicit ?? portFor(scheme, port),
    path: pathOf(rest.slice(authority.length)),
  };
}

function portOf(text: string): number | null {
  if (!/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : null;
}

function schemeOf(port: number | undefined): Scheme {
  return port === 80 ? 'http' : 'https';
}

function portFor(scheme: Scheme, listed: number | undefined): number {
  const own = scheme === 'http' ? 80 : 443;
  const others = scheme === 'http' ? 443 : 80;
  return listed === undefined || listed === others ? own : listed;
}

function hostOf(written: string): string | undefined {
  const wild = written.startsWith('*');
  const bare = (wild ? written.replace(/^\*\.?/, '') : written).replace(/\.$/, '');
  if (bare === '' || bare.includes('*') || bare.includes('%')) return undefined;
  if (isPlainName(bare)) return `${wild ? '*.' : ''}${bare.toLowerCase()}`;
  const parsed = URL.parse(`http://${bare}/`);
  if (parsed?.pathname !== '/' || parsed.port !== '') return undefined;
  const host = parsed.hostname;
  const name = host.startsWith('[') ? host.slice(1, -1) : host;
  // `0x7f.1` and a bare number are addresses to the URL standard, and slips in a list.
  if (isIP(name) === 4 && name !== bare) return undefined;
  if (isIP(name)) return wild ? undefined : name;
  const labels = host.split('.');
  const fits = labels.every((label) => /^(?!-)[a-z0-9_-]+(?<!-)$/.test(label));
  if (!fits || host.length > maxNameLength) return undefined;
  if (labels.some((label) => label.length > maxLabelLength)) return undefined;
  return wild ? `*.${host}` : host;
}

/**
 * A name that the URL standard leaves as it is, but for its case: the last label is no number, and none
 * is punycode. Nearly all are, and a list has a hundred thousand.
 */
function isPlainName(text: string): boolean {
  return (
    text.length <= maxNameLength &&
    /^(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)*[a-z](?:[a-z\d_-]{0,61}[a-z\d_])?$/i.test(text) &&
    !/(?:^|\.)xn--/i.test(text)
  );
}

function pathOf(rest: string): string {
  if (rest === '' || rest === '/') return '/';
  const parsed = URL.parse(`http://host${rest}`);
  const path = parsed ? `${parsed.pathname}${parsed.search}` : '/';
  return path === '/*' ? '/' : path;
}
