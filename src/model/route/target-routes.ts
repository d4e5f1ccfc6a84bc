import {
  type Asker,
  type Barrier,
  barrierOf,
  type ComponentWay,
  routesOfWay,
} from './component.ts';
import type { Route } from './route.ts';

/** Over which routes one target is tried, and over which it is not. */
export interface TargetRoutes {
  /** In the order of the routes. */
  readonly tried: readonly Route[];
  /** Ids of those of them that make its verdict as a whole. */
  readonly counted: ReadonlySet<string>;
  /** Routes that nobody who asks for the target can take, and why. */
  readonly barred: ReadonlyMap<string, Barrier>;
}

/** What of the head of an audit decides that. */
export interface GivenRoutes {
  readonly routes: readonly Route[];
  readonly components?: readonly ComponentWay[];
  readonly options?: { readonly routesByHand?: boolean };
}

/** What of a target decides it. */
interface AskedTarget {
  readonly askedBy?: readonly Asker[];
  /** Absent: over each that is its. */
  readonly onlyOver?: readonly string[];
}

/**
 * The routes of a target. By default those of the components that ask for it, with their stated
 * fallbacks, which do not count; where routes were given by hand, all of them. A way that a
 * component cannot take is not tried; but one that was named by hand is, unless the component takes
 * no proxy whatever: then the question is what the way does. Where a few alone were asked for, they count.
 */
export function targetRoutes(
  { askedBy = [], onlyOver }: AskedTarget,
  { routes, components, options }: GivenRoutes,
): TargetRoutes {
  const asking = [...new Set(askedBy.map(({ component }) => component))];
  const ways = (components ?? []).filter(({ component }) => asking.includes(component));
  const byHand = options?.routesByHand ?? false;
  const isOwn = !byHand && ways.length > 0;
  const own = new Set(ways.flatMap(routesOfWay));
  const barred = new Map<string, Barrier>();
  const tried: Route[] = [];
  for (const route of routes) {
    if (onlyOver && !onlyOver.includes(route.id)) continue;
    const barriers = asking.flatMap((component) => {
      const barrier = barrierOf(component, route);
      return barrier === 'no-proxy' || components ? (barrier ?? []) : [];
    });
    const [barrier] = barriers;
    if (barrier !== undefined && barriers.length === asking.length) barred.set(route.id, barrier);
    else if (!isOwn || own.has(route.id)) tried.push(route);
  }
  const isTried = new Set(tried.map(({ id }) => id));
  const effective = isOwn
    ? ways.map(({ route }) => route).filter((id) => !onlyOver || isTried.has(id))
    : tried.flatMap(({ id, effective }) => (effective ? [id] : []));
  const isAll = byHand || effective.length === 0;
  return { tried, counted: isAll ? isTried : new Set(effective), barred };
}
