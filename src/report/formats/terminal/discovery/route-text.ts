import { bypassReadings } from '../../../../model/bypass-reading.ts';
import { hostAndPort } from '../../../../model/endpoint.ts';
import type { ProxyServer, Route } from '../../../../model/route.ts';

/** What a route does with traffic, in a few words. */
export function routeText({
  kind,
  proxy,
  proxyForHttp,
  bypass = [],
  bypassDialect,
  pac,
}: Route): string {
  if (kind === 'direct') return 'no proxy';
  if (kind === 'pac') return `as the PAC file ${pac ?? ''} says`;
  const http = proxyForHttp === undefined ? '' : `; http: ${proxyName(proxyForHttp)}`;
  const except = hasExceptions(bypass, bypassDialect) ? '; with exceptions' : '';
  return `${proxyForHttp === undefined ? '' : 'https: '}${proxyName(proxy ?? 'direct')}${http}${except}`;
}

/** A list whose entries are all passed over has none. */
function hasExceptions(bypass: readonly string[], dialect: Route['bypassDialect']): boolean {
  if (dialect === undefined) return bypass.length > 0;
  return bypassReadings(bypass, dialect).some(({ scope }) => scope !== 'nothing');
}

function proxyName(proxy: ProxyServer | 'direct'): string {
  if (proxy === 'direct') return 'no proxy';
  return `${proxy.kind} proxy ${hostAndPort(proxy.host, proxy.port)}`;
}
