import { isIP } from 'node:net';
import type { Attempt } from '../model/audit/attempt.ts';
import { targetRoutes } from '../model/route/target-routes.ts';
import { overRoutes } from './over-routes.ts';
import type { PlanInput } from './plan-input.ts';

/**
 * Every name that the audit itself looks up, asked once of `--compare-resolver`, in the order of
 * the targets. Behind a proxy nobody here looks it up; where a PAC file decides, somebody may. An
 * address is no name, and neither is one that the user bound to an address; a proxy's own name is
 * left out as well: it is the company's, and nobody else knows it or should hear of it.
 */
export function* comparedNames(input: PlanInput): Generator<Omit<Attempt, 'id'>> {
  const { compareResolver: resolver, fixed = [] } = input.options ?? {};
  if (resolver === undefined) return;
  const bound = new Set(fixed);
  const compared = new Set<string>();
  for (const target of input.targets) {
    const { host, port } = target;
    if (isIP(host) || compared.has(host)) continue;
    if (placesOf(host, port).some((place) => bound.has(place))) continue;
    const { tried } = targetRoutes(target, input);
    const planned = overRoutes(target, tried).find(({ proxy }) => proxy === undefined);
    if (planned === undefined) continue;
    compared.add(host);
    const { select: _select, expect: _expect, ...named } = planned;
    yield { sample: 1, purpose: 'control', control: 'other-resolver', ...named, resolver };
  }
}

/** Under which a place may be bound: `*` is any host, any port. */
function placesOf(host: string, port: number): readonly string[] {
  return [`${host}:${port}`, `${host}:*`, `*:${port}`, '*:*'];
}
