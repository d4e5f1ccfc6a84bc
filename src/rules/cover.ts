import { holdsPlace } from '../model/rules/rule-entry.ts';
import type { Target } from '../model/target/target.ts';
import type { Demand } from './demands.ts';

/** A demand that is to be met, and the red targets that it turns green. */
export interface Chosen {
  readonly demand: Demand;
  readonly targets: readonly Target[];
}

/**
 * The fewest demands that hold some targets, and of those the narrowest. Names are a tree, so that of two
 * demands one lies inside the other or neither meets the other: then the widest over each target are a
 * smallest cover, and any one that holds the same targets is as good. An optional wildcard holds others
 * only where a target of its own is red. Linear in the targets.
 */
export function coverOf(red: readonly Target[], demands: readonly Demand[]): readonly Chosen[] {
  const holding = holdersOf(demands);
  const isRed = new Set(red);
  const groups = new Map<Demand, { target: Target; holders: readonly Demand[] }[]>();
  for (const target of red) {
    const holders = holding(target).filter(
      (one) => one.isRequired || one.targets.some((each) => isRed.has(each)),
    );
    const widest = holders.at(-1);
    // Left out, as one without a safe name is.
    if (!widest) continue;
    const group = groups.get(widest) ?? [];
    group.push({ target, holders });
    groups.set(widest, group);
  }
  return [...groups].map(([widest, group]) => {
    const [first, ...others] = group.map(({ holders }) => holders);
    const narrowest = first?.find((one) => others.every((holders) => holders.includes(one)));
    return { demand: narrowest ?? widest, targets: group.map(({ target }) => target) };
  });
}

/** The demands that hold a target, the narrowest first. */
export function holdersOf(demands: readonly Demand[]): (target: Target) => readonly Demand[] {
  const byHost = Map.groupBy(demands, ({ place }) => place.host);
  return (target) => {
    const own = new Set(demandsAt(target.host.toLowerCase().replace(/^\*\./, ''), byHost));
    return [...own].filter(({ place, targets }) => {
      if (targets.includes(target)) return true;
      const host = target.host.toLowerCase();
      // What stands for a wildcard lies in a wider one.
      const name = host.startsWith('*.') ? `x.${host.slice(2)}` : host;
      return holdsPlace(place, { host: name, port: target.port, path: pathOf(target) });
    });
  };
}

/** Those of the name itself and of each above it; among those of one name the narrower first. */
function* demandsAt(name: string, byHost: ReadonlyMap<string, Demand[]>): Generator<Demand> {
  for (let host = name; host !== ''; host = /\.(.*)$/s.exec(host)?.[1] ?? '') {
    const here = byHost.get(host) ?? [];
    yield* here.filter(({ place }) => place.path !== undefined);
    yield* here.filter(({ place }) => place.path === undefined && !place.below);
    yield* here.filter(({ place }) => place.path === undefined && place.below);
  }
}

/** Where the whole host is asked for, no path of it would do. */
function pathOf({ url }: Target): string {
  return /^http:\/\/[^/]*(\/[^?#]*)/.exec(url)?.[1] ?? '/';
}
