import { proxyUrl } from '../model/address/endpoint.ts';
import type { ProxyServer, Route } from '../model/route/route.ts';

/** Whether two routes take the sensor's traffic the same way: by one proxy, one PAC file, or none. */
export function isSameWay(one: Route, other: Route): boolean {
  return (
    one.pac === other.pac && textOf(one.proxy) === textOf(other.proxy) && isSameForHttp(one, other)
  );
}

/** What they do with http: targets tells them apart only where https: has no proxy. */
function isSameForHttp(one: Route, other: Route): boolean {
  return one.proxy !== undefined || textOf(one.proxyForHttp) === textOf(other.proxyForHttp);
}

function textOf(proxy: ProxyServer | 'direct' | undefined): string | undefined {
  return proxy === undefined || proxy === 'direct' ? undefined : proxyUrl(proxy);
}
