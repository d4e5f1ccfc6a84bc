import type { Attempt } from '../model/attempt.ts';
import type { ProxyServer, Route } from '../model/route.ts';
import type { Scheme, Target } from '../model/target.ts';
import { bypasses } from './bypass.ts';

export interface PlanInput {
  readonly targets: readonly Target[];
  readonly routes: readonly Route[];
  readonly samples: number;
  /** Hosts that are to show whether a way out is alive at all. */
  readonly controls?: readonly Target[];
}

/**
 * What an audit will do, in order: all targets over all routes, then the next sample; and at the
 * end each control host once over each route. A pure function of the head of an audit, so that a
 * saved one can be planned again and what never started be told.
 */
export function* planAttempts({
  targets,
  routes,
  samples,
  controls = [],
}: PlanInput): Generator<Attempt> {
  let number = 0;
  for (let sample = 1; sample <= samples; sample += 1) {
    for (const target of targets) {
      for (const planned of overRoutes(target, routes)) {
        number += 1;
        yield { id: `a${number}`, sample, purpose: 'audit', ...planned };
      }
    }
  }
  for (const host of controls) {
    for (const planned of overRoutes(host, routes)) {
      number += 1;
      yield { id: `a${number}`, sample: 1, purpose: 'control', control: 'way-out', ...planned };
    }
  }
}

type Planned = Omit<Attempt, 'id' | 'sample' | 'purpose' | 'control'>;

function* overRoutes(target: Target, routes: readonly Route[]): Generator<Planned> {
  if (target.notRun) return;
  const url = new URL(target.url);
  const scheme: Scheme = url.protocol === 'http:' ? 'http' : 'https';
  for (const route of routes) {
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
function proxyFor(
  { proxy, proxyForHttp, bypass = [] }: Route,
  target: { readonly scheme: Scheme; readonly host: string; readonly port: number },
): ProxyServer | undefined {
  if (bypasses(bypass, target)) return undefined;
  const chosen = target.scheme === 'http' ? (proxyForHttp ?? proxy) : proxy;
  return chosen === 'direct' ? undefined : chosen;
}
