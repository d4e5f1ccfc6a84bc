import { componentRoutes } from '../../discovery/component-routes.ts';
import { componentWays } from '../../discovery/component-ways.ts';
import type { Component, ComponentWay } from '../../model/route/component.ts';
import type { Route } from '../../model/route/route.ts';
import type { ChosenTargets } from '../targets/choose-targets.ts';
import type { FoundRoutes } from './named-routes.ts';

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
  { words, asking }: { readonly words: readonly string[]; readonly asking: ReadonlySet<Component> },
): AskedRoutes {
  if (byHand && !words.includes('all')) return { routes };
  const components = componentWays(discovery).filter(({ component }) => asking.has(component));
  if (components.length === 0) return { routes };
  return { routes: byHand ? routes : componentRoutes(discovery, components), components };
}

/** Who asks for any of the targets. */
export function askingOf({ targets, asking }: ChosenTargets): ReadonlySet<Component> {
  const held = targets.flatMap(({ askedBy = [] }) => askedBy);
  return asking ?? new Set(held.map(({ component }) => component));
}
