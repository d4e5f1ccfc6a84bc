import type { Component, ComponentWay, LostWay } from './component.ts';
import type { Route, Setting } from './route.ts';

/** A component that goes by a way, and when: first, where its own fails, or in part. */
export interface Taker {
  readonly component: Component;
  readonly when: 'first' | 'after-detection' | 'fallback' | 'in-part' | 'plain-http';
}

/** The components that take a route, by its id: first, behind another, or for a part of what they do. */
export function takersOfRoute(
  route: string,
  components: readonly ComponentWay[],
): readonly Taker[] {
  return components.flatMap((one): readonly Taker[] => {
    const { component } = one;
    if (one.route === route) {
      return [{ component, when: one.detection === undefined ? 'first' : 'after-detection' }];
    }
    if (one.fallback.route === route) return [{ component, when: 'fallback' }];
    const isInPart = one.losers.some((way) => way.route === route && partly.has(way.because));
    return isInPart ? [{ component, when: 'in-part' }] : [];
  });
}

const partly: ReadonlySet<LostWay> = new Set(['while-connected', 'in-part']);

interface Machine {
  readonly routes: readonly Route[];
  readonly components?: readonly ComponentWay[] | undefined;
}

/**
 * The components that go by a setting: those that take the route that it makes, and for plain http:
 * those that take the route before it. Undefined where the components are not known, or no route is
 * made of it.
 */
export function takersOf(
  { id, note, lostBecause }: Pick<Setting, 'id' | 'note' | 'lostBecause'>,
  { routes, components }: Machine,
): readonly Taker[] | undefined {
  const route = routes.find(({ settings }) => settings.includes(id));
  if (components === undefined || route === undefined) return undefined;
  const before =
    note === 'for-http'
      ? routes.find(({ settings }) => lostBecause !== undefined && settings.includes(lostBecause))
      : undefined;
  const ofPlainHttp = components.filter((one) => one.route === before?.id);
  return [
    ...takersOfRoute(route.id, components),
    ...ofPlainHttp.map(({ component }) => ({ component, when: 'plain-http' as const })),
  ];
}
