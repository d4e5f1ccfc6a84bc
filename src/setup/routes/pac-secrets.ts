import type { Route } from '../../model/route/route.ts';
import { withoutQueryValues } from '../../net/secrets/without-query-values.ts';

const mask = '***';

/** Routes that may be kept, and what had to be left out of them to that end. */
export interface Hidden {
  readonly routes: readonly Route[];
  /** Where PAC files really come from, by the route's id, where the route does not say. */
  readonly pacUrls: ReadonlyMap<string, string>;
}

/**
 * Takes the secrets out of the addresses of PAC files, and what may be one: a service may hand its
 * file to those alone who know a token. It is fetched as this machine would fetch it, and its address
 * kept without it. Routes that are named by addresses which differ in this alone are numbered.
 */
export function hidePacSecrets(given: readonly Route[]): Hidden {
  const pacUrls = new Map<string, string>();
  const routes = given.map((route) => {
    if (route.pac === undefined) return route;
    const kept = withoutQueryValues(route.pac);
    if (kept === route.pac) return route;
    // A login goes without a trace.
    const pac = kept.includes(mask) ? kept : `${kept}#${mask}`;
    const id = unlike(withoutQueryValues(route.id), pacUrls);
    pacUrls.set(id, route.pac);
    return { ...route, id, pac };
  });
  return { routes, pacUrls };
}

function unlike(id: string, taken: ReadonlyMap<string, unknown>): string {
  let own = id;
  for (let number = 2; taken.has(own); number += 1) own = `${id} (${number})`;
  return own;
}

/** Whether the true place of a route's PAC file was left out. */
export function isHidden({ pac = '' }: Route): boolean {
  return pac.includes(mask);
}
