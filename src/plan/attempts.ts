import type { Attempt } from '../model/attempt.ts';
import type { ProxyServer, Route } from '../model/route.ts';
import type { Scheme, Target } from '../model/target.ts';
import { bypasses } from './bypass.ts';

export interface PlanInput {
  readonly targets: readonly Target[];
  readonly routes: readonly Route[];
  readonly samples: number;
}

/**
 * What an audit will do, in order: all targets over all routes, then the next sample. A pure
 * function of the head of an audit, so that a saved one can be planned again and what never
 * started be told.
 */
export function* planAttempts({ targets, routes, samples }: PlanInput): Generator<Attempt> {
  let number = 0;
  for (let sample = 1; sample <= samples; sample += 1) {
    for (const target of targets) {
      if (target.notRun) continue;
      const url = new URL(target.url);
      const scheme: Scheme = url.protocol === 'http:' ? 'http' : 'https';
      for (const route of routes) {
        number += 1;
        const proxy = proxyFor(route, { ...target, scheme });
        yield {
          id: `a${number}`,
          target: target.id,
          route: route.id,
          sample,
          purpose: 'audit',
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
  }
}

/** The proxy that a route gives a target; undefined where it goes direct. */
function proxyFor(
  { proxy, proxyForHttp, bypass = [] }: Route,
  target: { readonly scheme: Scheme; readonly host: string; readonly port: number },
): ProxyServer | undefined {
  if (bypasses(bypass, target)) return undefined;
  const chosen = target.scheme === 'http' ? (proxyForHttp ?? proxy) : proxy;
  return chosen === 'direct' ? undefined : chosen;
}
