import { hostAndPort } from '../model/address/endpoint.ts';
import type { ProxyServer } from '../model/route/route.ts';

/** Facts as a rule knows them: one that may be absent may be undefined as well. */
type Known<F> = {
  readonly [N in keyof F]: Partial<Pick<F, N>> extends Pick<F, N> ? F[N] | undefined : F[N];
};

/**
 * Facts without those that are not known: what did not happen is absent, never empty. Which facts
 * there may be, the place says where they are to stand: one more does not compile, be it spread.
 */
export function facts<F extends object, V extends Known<F> = Known<F>>(
  values: V & { readonly [N in Exclude<keyof V, keyof F>]: never },
): F {
  const known = Object.entries(values).filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(known) as F;
}

/** `host:port` as a reader knows it, an IPv6 address in brackets; undefined for no proxy. */
export function proxyLabel(proxy: ProxyServer | undefined): string | undefined {
  return proxy && hostAndPort(proxy.host, proxy.port);
}
