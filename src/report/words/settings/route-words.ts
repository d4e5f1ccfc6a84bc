import { hostAndPort } from '../../../model/address/endpoint.ts';
import { bypassReadings } from '../../../model/route/bypass-reading.ts';
import type { ProxyServer, Route } from '../../../model/route/route.ts';
import { named, ours, say, type Text } from '../../text/say.ts';

/** What a route does with traffic, in a few words. */
export function routeWords({
  kind,
  proxy,
  proxyForHttp,
  bypass = [],
  bypassDialect,
  pac,
}: Route): Text {
  if (kind === 'direct') return say`no proxy`;
  if (kind === 'pac') return say`as the PAC file ${named(pac ?? '')} says`;
  const http = proxyForHttp && say`; http: ${proxyName(proxyForHttp)}`;
  const except = hasExceptions(bypass, bypassDialect) && say`; with exceptions`;
  const https = proxyForHttp && say`https: `;
  return say`${https}${proxyName(proxy ?? 'direct')}${http}${except || undefined}`;
}

/** A list whose entries are all passed over has none. */
function hasExceptions(bypass: readonly string[], dialect: Route['bypassDialect']): boolean {
  if (dialect === undefined) return bypass.length > 0;
  return bypassReadings(bypass, dialect).some(({ scope }) => scope !== 'nothing');
}

function proxyName(proxy: ProxyServer | 'direct'): Text {
  if (proxy === 'direct') return say`no proxy`;
  return say`${ours(proxy.kind)} proxy ${named(hostAndPort(proxy.host, proxy.port))}`;
}
