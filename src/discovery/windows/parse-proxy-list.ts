import type { ProxyServer, SettingFlaw } from '../../model/route/route.ts';
import { startOf } from '../../model/text/start-of.ts';
import { parseProxy } from '../parse-route.ts';
import { withoutLogin } from '../without-login.ts';

/** Which proxy stands for which traffic, as WinHTTP and WinINET write it. */
export interface ProxyList {
  /** The list as found, credentials removed, at most 1000 characters. */
  readonly raw: string;
  readonly https?: ProxyServer;
  readonly http?: ProxyServer;
  /** `socks=` of WinINET, for all that has no proxy of its own; WinHTTP knows none. */
  readonly socks?: ProxyServer;
  /** A protocol has a second proxy, which is never taken. */
  readonly hasSecond?: true;
  /** What is wrong with the first entry that names no proxy. */
  readonly flaw?: SettingFlaw;
}

const maxTextLength = 1000;
const maxListLength = 10_000;
const maxEntries = 100;

/**
 * Reads a list of `([<protocol>=][<scheme>"://"]<server>[":"<port>])`, set apart by semicolons or
 * blanks (WINHTTP_PROXY_INFO). An entry without a protocol stands for every protocol that has none
 * of its own; of several for one protocol the first counts; `ftp=` and others concern nobody here.
 * A port that is left out is 80, that of SOCKS 1080. Never throws: an entry that names no proxy is
 * left out and leaves a flaw.
 */
export function parseProxyList(text: string): ProxyList {
  const raw = startOf(withoutLogin(text).trim(), maxTextLength);
  // A password may hold a separator: with a login in it, no part can be told from a secret.
  if (/@|%40/i.test(text)) return { raw, flaw: 'credentials' };
  const found = new Map<string, ProxyServer>();
  let flaw: SettingFlaw | undefined;
  let hasSecond = false;
  for (const entry of startOf(text, maxListLength)
    .split(/[;\s]+/, maxEntries)
    .filter(Boolean)) {
    const [, named = '', place = ''] = /^(?:([a-z]+)=)?(.*)$/is.exec(entry) ?? [];
    const protocol = named.toLowerCase();
    const proxy = proxyOf(protocol, place);
    if ('problem' in proxy) flaw ??= proxy.problem;
    else if (!found.has(protocol)) found.set(protocol, proxy);
    else hasSecond = true;
  }
  const https = found.get('https') ?? found.get('');
  const http = found.get('http') ?? found.get('');
  const socks = found.get('socks');
  return {
    raw,
    ...(https && { https }),
    ...(http && { http }),
    ...(socks && { socks }),
    ...(hasSecond && { hasSecond: true as const }),
    ...(flaw && { flaw }),
  };
}

function proxyOf(protocol: string, place: string): ReturnType<typeof parseProxy> {
  const isSocks = protocol === 'socks' && !place.includes('://');
  return parseProxy(isSocks ? `socks4://${place}` : place);
}
