import type { Tax } from '../model/report.ts';
import type { Route } from '../model/route.ts';
import { figures } from './figures.ts';
import type { FirstByte } from './first-bytes.ts';
import { histogramOf } from './histogram.ts';

/**
 * What a proxy costs: for each target that passes both directly and through it, sample by sample,
 * how much longer its answer's first byte took; so a slow service is on both sides of a difference.
 * No row for a route without pairs. Linear.
 */
export function tax(routes: readonly Route[], all: readonly FirstByte[]): readonly Tax[] {
  const kinds = new Map(routes.map(({ id, kind }) => [id, kind]));
  const direct = new Map(
    all.filter((one) => kinds.get(one.route) === 'direct').map((one) => [pairOf(one), one.ms]),
  );
  const differences = Map.groupBy(
    all.flatMap((one) => {
      const without = one.byProxy ? direct.get(pairOf(one)) : undefined;
      return without === undefined ? [] : [{ route: one.route, ms: one.ms - without }];
    }),
    ({ route }) => route,
  );
  return routes.flatMap(({ id: route }) => {
    const list = differences.get(route)?.map(({ ms }) => ms);
    if (list === undefined) return [];
    const { count, p50, p90 } = figures(list);
    return [{ route, count, p50, ...(p90 !== undefined && { p90 }), histogram: histogramOf(list) }];
  });
}

function pairOf({ target, sample }: FirstByte): string {
  return `${sample} ${target}`;
}
