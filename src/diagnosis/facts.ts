import { hostAndPort } from '../model/endpoint.ts';
import type { Facts } from '../model/finding.ts';
import type { ProxyServer } from '../model/route.ts';

type Value = string | number | readonly string[] | undefined;

/**
 * Facts without those that are not known: what did not happen is absent, never empty.
 */
export function facts(values: Readonly<Record<string, Value>>): Facts {
  const known: Record<string, string | number | readonly string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) {
      known[name] = value;
    }
  }
  return known;
}

/** `host:port` as a reader knows it, an IPv6 address in brackets; undefined for no proxy. */
export function proxyLabel(proxy: ProxyServer | undefined): string | undefined {
  return proxy && hostAndPort(proxy.host, proxy.port);
}
