import type { Slow } from '../../model/audit/report.ts';
import type { Route } from '../../model/route/route.ts';
import { figures } from './figures.ts';
import type { FirstByte } from './first-bytes.ts';

export const maxSlowest = 10;

/**
 * The ten targets of each route whose answer's first byte took longest, by the median of their
 * samples, the slowest first.
 */
export function slowest(routes: readonly Route[], all: readonly FirstByte[]): readonly Slow[] {
  const byRoute = Map.groupBy(all, ({ route }) => route);
  return routes.flatMap(({ id: route }) => {
    const byTarget = Map.groupBy(byRoute.get(route) ?? [], ({ target }) => target);
    return [...byTarget]
      .map(([target, samples]) => {
        const { count, p50 } = figures(samples.map(({ ms }) => ms));
        return { route, target, count, p50 };
      })
      .sort((a, b) => b.p50 - a.p50)
      .slice(0, maxSlowest);
  });
}
