import { isIP } from 'node:net';
import { interceptedPorts, unusedAddresses } from '../model/address/unused-addresses.ts';
import type { Attempt } from '../model/audit/attempt.ts';
import type { Route } from '../model/route/route.ts';
import type { Target } from '../model/target/target.ts';
import { overRoutes, type Planned } from './over-routes.ts';
import type { PlanInput } from './plan-input.ts';

/**
 * A connection to addresses at which nobody is, over the direct way, once in the whole audit: where
 * one opens, a device on the way accepts connections for everybody. Over https the name of a target
 * goes with it, so that it is seen what the device does to one; the ports are those that targets
 * have. Behind a proxy nothing is tried: who is connected to there is the proxy's to say. An
 * address that is a target's is somebody's.
 */
export function* atNobody({
  targets,
  routes,
  part,
  options = {},
}: PlanInput): Generator<Omit<Attempt, 'id'>> {
  if (options.interceptionCheck === undefined || (part?.number ?? 1) > 1) return;
  const taken = new Set(targets.map(({ host }) => host));
  for (const place of interceptedPorts) {
    const planned = firstDirect({ targets, routes, ...place });
    if (planned === undefined) continue;
    const { target, route, path } = planned;
    for (const host of unusedAddresses.filter((address) => !taken.has(address))) {
      const base = { sample: 1, purpose: 'control', control: 'unused-address' } as const;
      const named = place.scheme === 'https' ? { serverName: planned.host } : {};
      yield { ...base, target, route, ...place, host, path, ...named };
    }
  }
}

/** Whether an attempt calls somebody: one at nobody's address asks for no follow-up, and makes room for none. */
export function callsSomebody({ control }: Attempt): boolean {
  return control !== 'unused-address';
}

interface Wanted extends Pick<PlanInput, 'targets' | 'routes'> {
  readonly scheme: (typeof interceptedPorts)[number]['scheme'];
  readonly port: number;
}

/** A target by name that goes direct, or may as a PAC file says: a listed one where there is any. */
function firstDirect({ targets, routes, scheme, port }: Wanted): Planned | undefined {
  let own: Planned | undefined;
  for (const target of targets) {
    if (target.port !== port || isIP(target.host)) continue;
    const planned = directly(target, routes);
    if (planned?.scheme !== scheme) continue;
    if (target.reasons.some(({ rule }) => rule === 'listed')) return planned;
    own ??= planned;
  }
  return own;
}

function directly(target: Target, routes: readonly Route[]): Planned | undefined {
  const ways = [...overRoutes(target, routes)].filter(({ proxy }) => proxy === undefined);
  return ways.find(({ select }) => !select) ?? ways[0];
}
