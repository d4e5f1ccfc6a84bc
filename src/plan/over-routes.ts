import type { Attempt } from '../model/audit/attempt.ts';
import { isBypassed } from '../model/route/bypass.ts';
import type { ProxyServer, Route } from '../model/route/route.ts';
import type { Scheme, Target } from '../model/target/target.ts';
import { bypasses } from './bypass.ts';

/** An attempt but for its number, and what it is for. */
export type Planned = Omit<Attempt, 'id' | 'sample' | 'purpose' | 'control'>;

/** One target over each route, in the order of the routes; nothing where nothing can be asked. */
export function* overRoutes(target: Target, routes: readonly Route[]): Generator<Planned> {
  if (target.notRun) return;
  const url = new URL(target.url);
  const scheme: Scheme = url.protocol === 'http:' ? 'http' : 'https';
  for (const route of routes) {
    if (target.onlyOver && !target.onlyOver.includes(route.id)) continue;
    const proxy = proxyFor(route, { ...target, scheme });
    yield {
      target: target.id,
      route: route.id,
      scheme,
      host: target.host,
      port: target.port,
      path: `${url.pathname}${url.search}`,
      ...(proxy && { proxy }),
      ...(route.kind === 'pac' && { select: true as const }),
      ...(target.expect && { expect: target.expect }),
    };
  }
}

/** The proxy that a route gives a target; undefined where it goes direct. */
export function proxyFor(
  { proxy, proxyForHttp, bypass = [], bypassDialect }: Route,
  target: { readonly scheme: Scheme; readonly host: string; readonly port: number },
): ProxyServer | undefined {
  const isDirect = bypassDialect
    ? isBypassed(bypass, { ...target, dialect: bypassDialect })
    : bypasses(bypass, target);
  if (isDirect) return undefined;
  const chosen = target.scheme === 'http' ? (proxyForHttp ?? proxy) : proxy;
  return chosen === 'direct' ? undefined : chosen;
}
