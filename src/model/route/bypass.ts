import { BlockList, isIP } from 'node:net';

/** Who reads a bypass list: each reads the same text in its own way. */
export const bypassDialects = [
  'winhttp',
  'wininet',
  'curl',
  'undici',
  'go',
  'python',
  'dotnet',
] as const;
export type BypassDialect = (typeof bypassDialects)[number];

/** A place to go to. `host` without brackets. */
export interface BypassPlace {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
}

type Matcher = (entry: string, place: BypassPlace) => boolean;

const maxEntries = 1000;
const defaultPorts: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** What stands between two entries. */
const separators: Readonly<Record<BypassDialect, RegExp>> = {
  winhttp: /[;\s]+/, // WINHTTP_PROXY_INFO
  wininet: /[;\s]+/,
  curl: /[,\t ]+/, // lib/noproxy.c
  undici: /[,\s]+/, // lib/dispatcher/env-http-proxy-agent.js
  go: /,/, // golang.org/x/net/http/httpproxy
  python: /,/, // urllib.request.proxy_bypass_environment
  dotnet: /,/, // HttpEnvironmentProxy.cs
};

/** The entries of a list as a dialect sets them apart, in small letters; a thousand at the most. */
export function entriesOf(list: string, dialect: BypassDialect): readonly string[] {
  return list
    .split(separators[dialect], maxEntries)
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
}

/** Whether a place goes direct, by the entries of a list and what the dialect lets pass unasked. */
export function isBypassed(
  entries: readonly string[],
  { dialect, ...place }: BypassPlace & { readonly dialect: BypassDialect },
): boolean {
  const plain = { ...place, host: place.host.toLowerCase().replace(/^\[|\]$/g, '') };
  if (entries.length === 1 && entries[0] === '*') return dialect !== 'dotnet';
  if (isUnasked(entries, { dialect, host: plain.host })) return true;
  return entries.some((entry) => matchers[dialect](entry, plain));
}

/** Loopback: WinINET unless the list takes it back, Go always. */
function isUnasked(
  entries: readonly string[],
  { dialect, host }: { readonly dialect: BypassDialect; readonly host: string },
): boolean {
  if (dialect === 'wininet') {
    return ['localhost', '127.0.0.1', '::1'].includes(host) && !entries.includes('<-loopback>');
  }
  return dialect === 'go' && (host === 'localhost' || host === '::1' || /^127\.[\d.]+$/.test(host));
}

const matchers: Readonly<Record<BypassDialect, Matcher>> = {
  winhttp: matchesWinhttp,
  wininet: matchesWininet,
  curl: matchesCurl,
  undici: matchesUndici,
  go: matchesGo,
  python: matchesPython,
  dotnet: matchesDotnet,
};

/** The wildcard stands first or nowhere (proxycfg), a port narrows, `<local>` has no period. */
function matchesWinhttp(entry: string, place: BypassPlace): boolean {
  if (entry === '<local>') return isLocal(place.host);
  const { rule, port } = withPort(entry);
  if (port !== undefined && port !== place.port) return false;
  if (rule.startsWith('*') && !rule.includes('*', 1)) return place.host.endsWith(rule.slice(1));
  return !rule.includes('*') && rule.replace(/^\[(.*)\]$/, '$1') === place.host;
}

/** The wildcard stands anywhere; a scheme narrows, and a port. */
function matchesWininet(entry: string, place: BypassPlace): boolean {
  if (entry === '<local>') return isLocal(place.host);
  const [, scheme, rest = ''] = /^(?:([a-z][a-z\d+.-]*):\/\/)?(.*)$/s.exec(entry) ?? [];
  if (scheme !== undefined && scheme !== place.scheme) return false;
  const { rule, port } = withPort(rest);
  if (port !== undefined && port !== place.port) return false;
  return isLike(place.host, rule.replace(/^\[(.*)\]$/, '$1'));
}

/** A name and all below it; an address, or a network. No port, no wildcard, as of 7.86. */
function matchesCurl(entry: string, { host }: BypassPlace): boolean {
  if (isIP(host) !== 0) {
    const [network = '', bits] = entry.split('/');
    // Without bits, and with none of them, an address is compared whole.
    return inNetwork(host, {
      network,
      bits: bits === undefined || /^0*$/.test(bits) ? undefined : bits,
    });
  }
  const rule = entry.replace(/\.$/, '').replace(/^\./, '');
  return rule !== '' && isBelow(host.replace(/\.+$/, ''), rule);
}

/** A name, with or without a leading period, and all below it; `*.name` those below; a port narrows. */
function matchesUndici(entry: string, { host, port }: BypassPlace): boolean {
  const { rule, port: only } = withPort(entry.replace(/^\[([^\]]*)\]$/, '$1'));
  if (only !== undefined && only !== 0 && only !== port) return false;
  const bare = rule.replace(/^\[([^\]]*)\]$/, '$1');
  if (bare === '*') return true;
  const name = bare.replace(/^\*?\./, '').replace(/(.)\.$/, '$1');
  return (host === name && !entry.startsWith('*')) || host.endsWith(`.${name}`);
}

/** A name and all below it, `.name` and `*.name` all below it alone; networks; a port narrows. */
function matchesGo(entry: string, { host, port }: BypassPlace): boolean {
  if (entry === '*') return true;
  const family = isIP(host);
  const [network = '', bits] = entry.split('/');
  if (bits !== undefined && isIP(network) !== 0) return inNetwork(host, { network, bits });
  const { rule: bracketed, port: only } = withPort(entry);
  const rule = bracketed.replace(/^\[(.*)\]$/, '$1');
  if (only !== undefined && only !== port) return false;
  if (isIP(rule) !== 0) return inNetwork(host, { network: rule, bits: undefined });
  if (family !== 0 || rule === '' || rule === '.') return false;
  const below = rule.replace(/^\*\./, '.');
  return below.startsWith('.') ? host.endsWith(below) : isBelow(host, below);
}

/** A name and all below it, with or without leading periods. A port counts where the URL has one. */
function matchesPython(entry: string, { scheme, host, port }: BypassPlace): boolean {
  const rule = entry.replace(/^\.+/, '');
  const name = isIP(host) === 6 ? `[${host}]` : host;
  const whole = port === defaultPorts[scheme] ? name : `${name}:${port}`;
  return [name, whole].some((one) => one === rule || one.endsWith(`.${rule}`));
}

/** A name is that one; `.name` is that one and all below it. No wildcard, no port. */
function matchesDotnet(entry: string, { host }: BypassPlace): boolean {
  const name = isIP(host) === 6 ? `[${host}]` : host;
  return entry.startsWith('.') ? name.endsWith(entry) || name === entry.slice(1) : name === entry;
}

function isLocal(host: string): boolean {
  return !host.includes('.') && isIP(host) === 0;
}

function isBelow(host: string, name: string): boolean {
  return host === name || host.endsWith(`.${name}`);
}

function withPort(entry: string): { readonly rule: string; readonly port?: number } {
  if (isIP(entry) !== 0) return { rule: entry };
  const [, rule, port] = /^(.*):(\d{1,5})$/s.exec(entry) ?? [];
  return rule === undefined ? { rule: entry } : { rule, port: Number(port) };
}

/** By hand, from star to star: a regular expression of many stars would take its time. */
function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return text === first;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}

function inNetwork(
  host: string,
  { network, bits }: { readonly network: string; readonly bits: string | undefined },
): boolean {
  const family = isIP(host);
  if (family === 0 || isIP(network) !== family) return false;
  const most = family === 6 ? 128 : 32;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(length <= most)) return false;
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, length, kind);
  return list.check(host, kind);
}
