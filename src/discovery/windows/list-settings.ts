import { proxyUrl } from '../../model/address/endpoint.ts';
import type { ProxyServer, Route, Setting, SettingFlaw } from '../../model/route/route.ts';
import { keptEntries } from '../kept-entries.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';
import { type ProxyList, parseProxyList } from './parse-proxy-list.ts';

/** A list of proxies with its bypass list, and where both stand. */
export interface WrittenList {
  /** Of the route; the settings' ids begin with it. */
  readonly id: string;
  readonly source: string;
  readonly scope: string;
  readonly grammar: 'winhttp' | 'wininet';
  readonly proxy: string;
  readonly bypass?: string | undefined;
}

/** The settings that such a pair of lists makes, and its route where it names a usable proxy. */
export function listSettings({
  id,
  source,
  scope,
  grammar,
  proxy,
  bypass,
}: WrittenList): Discovered {
  const list = parseProxyList(proxy);
  const ways = waysOf(list, grammar);
  const bypassing = keptEntries(bypass ?? '', grammar);
  const main = ways.https ?? ways.http;
  const settings: Setting[] = [
    makeSetting({
      ...{ id: `${id}:proxy`, source, scope, raw: list.raw, value: spelling(ways) },
      flaw: list.flaw ?? (main === undefined ? lackOf(list) : undefined),
      note: list.hasSecond && 'second-proxy',
      problems: list.hasSecond ? ['proxy-settings-conflict'] : [],
      wins: main !== undefined,
    }),
  ];
  if (bypass !== undefined) {
    const of = `${source}, bypass list`;
    const raw = withoutLogin(bypass);
    settings.push(
      makeSetting({ id: `${id}:bypass`, source: of, scope, raw, wins: main !== undefined }),
    );
  }
  if (main === undefined) return { settings };
  const route: Route = {
    id,
    kind: main.kind,
    ...(ways.https && { proxy: ways.https }),
    ...(!isSame(ways.https, ways.http) && { proxyForHttp: ways.http ?? 'direct' }),
    ...(bypassing.length > 0 && { bypass: bypassing, bypassDialect: grammar }),
    effective: false,
    settings: settings.map((setting) => setting.id),
  };
  return { settings, route };
}

interface Ways {
  readonly https?: ProxyServer | undefined;
  readonly http?: ProxyServer | undefined;
}

/** Why a list that can be read names no way. */
function lackOf({ socks }: ProxyList): SettingFlaw {
  return socks === undefined ? 'host' : 'socks';
}

/** WinHTTP knows no SOCKS. */
function waysOf({ https, http, socks }: ProxyList, grammar: 'winhttp' | 'wininet'): Ways {
  const rest = grammar === 'wininet' ? socks : undefined;
  return { https: https ?? rest, http: http ?? rest };
}

function spelling({ https, http }: Ways): string | undefined {
  if (https && (http === undefined || isSame(https, http))) return proxyUrl(https);
  const parts = [https && `https=${proxyUrl(https)}`, http && `http=${proxyUrl(http)}`];
  return parts.filter(Boolean).join(';') || undefined;
}

function isSame(one: ProxyServer | undefined, other: ProxyServer | undefined): boolean {
  return one && other ? proxyUrl(one) === proxyUrl(other) : one === other;
}
