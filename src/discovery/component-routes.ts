import { type ComponentWay, routesOfWay } from '../model/route/component.ts';
import type { Route } from '../model/route/route.ts';
import { type Discovery, direct } from './discover.ts';

/**
 * The routes of an audit that goes the way of each component: their ways, which are in effect, each
 * once; then their stated fallbacks.
 */
export function componentRoutes(
  { found }: Pick<Discovery, 'found'>,
  ways: readonly ComponentWay[],
): readonly Route[] {
  const effective = new Set(ways.map(({ route }) => route));
  const all = new Set([...effective, ...ways.flatMap(routesOfWay)]);
  const known = [...found.map(({ route }) => route), direct];
  return [...all].flatMap((id) => {
    const route = known.find((one) => one.id === id);
    return route ? [{ ...route, effective: effective.has(id) }] : [];
  });
}
