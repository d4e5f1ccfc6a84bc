import { componentRoutes } from '../discovery/component-routes.ts';
import { componentWays } from '../discovery/component-ways.ts';
import type { ComponentWay } from '../model/component.ts';
import type { Route } from '../model/route.ts';
import type { ChosenTargets } from './choose-targets.ts';
import type { FoundRoutes } from './routes-of.ts';

export interface AskedRoutes {
  readonly routes: readonly Route[];
  /** Absent where every route was named by hand. */
  readonly components?: readonly ComponentWay[];
}

/**
 * The routes of an audit, and the ways of the components that ask for its targets: where no route is
 * named, those ways are the routes; with `all` they say who can take which.
 */
export function routesAsked(
  { routes, byHand, discovery }: FoundRoutes,
  { words, chosen }: { readonly words: readonly string[]; readonly chosen: ChosenTargets },
): AskedRoutes {
  if (byHand && !words.includes('all')) return { routes };
  const held = chosen.targets.flatMap(({ askedBy = [] }) => askedBy);
  const asking = chosen.asking ?? new Set(held.map(({ component }) => component));
  const components = componentWays(discovery).filter(({ component }) => asking.has(component));
  if (components.length === 0) return { routes };
  return { routes: byHand ? routes : componentRoutes(discovery, components), components };
}
