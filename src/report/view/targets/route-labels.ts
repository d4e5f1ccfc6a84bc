import type { Route } from '../../../model/route/route.ts';

/** How one route is called. */
export interface RouteLabel {
  readonly id: string;
  /** As `--route` spells it. */
  readonly name: string;
  /** The head of a narrow column, `R1`, `R2`, … in the order of the routes. */
  readonly key: string;
  /** The head of a column that has room: `direct`, `proxy.example`. */
  readonly short: string;
  readonly effective: boolean;
}

/** The labels of all routes, in their order; `short` names are distinct. */
export function routeLabels(routes: readonly Route[]): RouteLabel[] {
  const hosts = routes.map((route) => route.proxy?.host ?? route.id);
  return routes.map((route, index) => {
    const host = hosts[index] ?? route.id;
    const shared = hosts.filter((other) => other === host).length > 1;
    return {
      id: route.id,
      name: route.id,
      key: `R${index + 1}`,
      short: shared ? route.id : host,
      effective: route.effective,
    };
  });
}
