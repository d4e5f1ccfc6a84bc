import { withoutBrackets } from '../../model/address/endpoint.ts';
import type { ProxyKind } from '../../model/route/route.ts';
import { startOf } from '../../model/text/start-of.ts';
import type { PacEntry } from './pac-selection.ts';

export interface PacAnswer {
  /** Never empty: where nothing can be used, the way is direct. */
  readonly entries: readonly PacEntry[];
  /** Parts that were not understood, as written; at most 32 of at most 200 characters. */
  readonly ignored: readonly string[];
}

interface Keyword {
  readonly kind: ProxyKind;
  readonly port: number;
}

const keywords: ReadonlyMap<string, Keyword> = new Map([
  ['proxy', { kind: 'http', port: 80 }],
  ['http', { kind: 'http', port: 80 }],
  ['https', { kind: 'https', port: 443 }],
  // Chromium and WinINET read SOCKS as version 4.
  ['socks', { kind: 'socks4', port: 1080 }],
  ['socks4', { kind: 'socks4', port: 1080 }],
  ['socks5', { kind: 'socks5', port: 1080 }],
]);

// Nobody walks more ways than this for one target.
const maxEntries = 32;
const maxIgnored = 32;
const maxPartLength = 200;

/**
 * Reads what `FindProxyForURL` answered: parts between semicolons, a keyword in any case, blanks or
 * tabs, a host with or without a port (`PROXY h:8080; SOCKS5 [::1]:1080; DIRECT`). As in Chromium,
 * what is not understood is left out, and an answer without anything usable means direct.
 * Never throws.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Guides/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file
 */
export function parsePacAnswer(text: string): PacAnswer {
  const entries: PacEntry[] = [];
  const ignored: string[] = [];
  for (const part of text.split(';')) {
    const trimmed = part.replace(/^[ \t]+|[ \t\r\n]+$/g, '');
    if (trimmed === '') continue;
    const entry = entries.length < maxEntries ? readPart(trimmed) : undefined;
    if (entry) entries.push(entry);
    else if (ignored.length < maxIgnored) ignored.push(startOf(trimmed, maxPartLength));
  }
  return { entries: entries.length > 0 ? entries : [{ kind: 'direct' }], ignored };
}

function readPart(part: string): PacEntry | undefined {
  const [, word = '', place = ''] = /^([^ \t]+)[ \t]*(.*)$/s.exec(part) ?? [];
  const name = word.toLowerCase();
  if (name === 'direct') return place === '' ? { kind: 'direct' } : undefined;
  const keyword = keywords.get(name);
  const server = keyword && readServer(place, keyword.port);
  return keyword && server && { kind: keyword.kind, ...server };
}

function readServer(
  place: string,
  defaultPort: number,
): { host: string; port: number } | undefined {
  const [, host = '', digits] = /^([^:[\]]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i.exec(place) ?? [];
  // Logins, paths and letters beyond ASCII: no engine takes them.
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}/`)) return undefined;
  const port = digits === undefined ? defaultPort : Number(digits);
  if (port < 1 || port > 65535) return undefined;
  const { hostname } = new URL(`http://${host}/`);
  return { host: withoutBrackets(hostname), port };
}
