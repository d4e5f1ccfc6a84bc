import { isBypassed } from '../model/route/bypass.ts';
import type { ComponentWay } from '../model/route/component.ts';
import type { Route } from '../model/route/route.ts';
import type { TakenWay, WayRow } from '../model/route/way-row.ts';
import type { OperatingSystem } from '../model/target/operating-system.ts';
import type { Target } from '../model/target/target.ts';
import { proxyFor } from './over-routes.ts';

export interface WaysInput {
  readonly targets: readonly Target[];
  /** In the order of the rows. */
  readonly systems: readonly OperatingSystem[];
  readonly ways: readonly ComponentWay[];
  readonly routes: readonly Route[];
}

/** The matrix URL × component × way: by system, then by target, a row for each who asks for it. */
export function waysMatrix({ targets, systems, ways, routes }: WaysInput): readonly WayRow[] {
  const routeNamed = (id: string): Route =>
    routes.find((one) => one.id === id) ?? { id, kind: 'direct', effective: false, settings: [] };
  const rowsOf = (target: Target, os: OperatingSystem): readonly WayRow[] => {
    const asking = (target.askedBy ?? []).filter((asker) => asker.os === os);
    return asking.flatMap(({ component }) => {
      const taken = ways.find((one) => one.component === component);
      if (taken === undefined) return [];
      const { setting, basis, detection, losers } = taken;
      return [
        {
          ...{ url: target.url, os, component },
          way: takenWay(routeNamed(taken.route), target),
          fallback: takenWay(routeNamed(taken.fallback.route), target),
          ...(setting && { setting }),
          basis,
          ...(detection && { detection }),
          notApplicable: losers
            .filter(({ because }) => because === 'cannot' || because === 'no-proxy')
            .map(({ route }) => route),
        },
      ];
    });
  };
  return systems.flatMap((os) => targets.flatMap((target) => rowsOf(target, os)));
}

function takenWay(route: Route, target: Target): TakenWay {
  if (route.kind === 'pac')
    return { route: route.id, kind: 'pac', ...(route.pac && { pac: route.pac }) };
  const scheme = target.url.startsWith('http:') ? 'http' : 'https';
  const place = { host: target.host, port: target.port, scheme } as const;
  const proxy = proxyFor(route, place);
  if (proxy !== undefined) return { route: route.id, kind: 'proxy', proxy };
  const { bypassDialect: dialect, bypass = [] } = route;
  const entry = dialect && bypass.find((one) => isBypassed([one], { ...place, dialect }));
  return { route: route.id, kind: 'direct', ...(entry && { bypassedBy: entry }) };
}
