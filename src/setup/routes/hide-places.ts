import type { Route } from '../../model/route.ts';
import { withoutSecrets } from '../../net/without-secrets.ts';

/** Routes that may be kept, and what had to be left out of them to that end. */
export interface Hidden {
  readonly routes: readonly Route[];
  /** Where PAC files really come from, by the route's id, where the route does not say. */
  readonly places: ReadonlyMap<string, string>;
}

/**
 * Takes the secrets out of the addresses of PAC files: a service may hand its file to those alone
 * who know a token. It is fetched as this machine would fetch it, and its address kept without it.
 */
export function hidePlaces(given: readonly Route[]): Hidden {
  const places = new Map<string, string>();
  const routes = given.map((route) => {
    if (route.pac === undefined) return route;
    const hidden = { ...route, id: withoutSecrets(route.id), pac: withoutSecrets(route.pac) };
    if (hidden.pac !== route.pac) places.set(hidden.id, route.pac);
    return hidden;
  });
  return { routes, places };
}

/** Whether the true place of a route's PAC file was left out. */
export function isHidden({ pac = '' }: Route): boolean {
  return pac.includes('***');
}
