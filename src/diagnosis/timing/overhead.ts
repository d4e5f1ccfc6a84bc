import type { AuditHead, Overhead, Series } from '../../model/audit/report.ts';
import { figures } from './figures.ts';
import type { FirstByte } from './first-bytes.ts';
import { histogramOf } from './histogram.ts';

/** In the order of the rows. */
const allSeries: readonly (Series | undefined)[] = [undefined, 'cold', 'warm'];

/**
 * What a proxy costs: for each target that passes both directly and through it, sample by sample,
 * how much longer its answer's first byte took; so a slow service is on both sides of a difference.
 * A cold sample is held against a cold one alone. No row for a route without pairs. Linear.
 */
export function proxyOverhead(
  { routes, options }: Pick<AuditHead, 'routes' | 'options'>,
  all: readonly FirstByte[],
): readonly Overhead[] {
  const kinds = new Map(routes.map(({ id, kind }) => [id, kind]));
  const told = options.samples > 1 ? all.filter(({ series }) => series !== undefined) : all;
  const direct = new Map(
    told.filter((one) => kinds.get(one.route) === 'direct').map((one) => [pairOf(one), one.ms]),
  );
  const differences = Map.groupBy(
    told.flatMap((one) => {
      const without = one.byProxy ? direct.get(pairOf(one)) : undefined;
      return without === undefined ? [] : [{ row: rowOf(one), ms: one.ms - without }];
    }),
    ({ row }) => row,
  );
  return routes.flatMap(({ id: route }) =>
    allSeries.flatMap((series) => {
      const row = { route, ...(series && { series }) };
      const list = differences.get(rowOf(row))?.map(({ ms }) => ms);
      if (list === undefined) return [];
      const { count, p50, p90 } = figures(list);
      const histogram = histogramOf(list);
      return [{ ...row, count, p50, ...(p90 !== undefined && { p90 }), histogram }];
    }),
  );
}

function pairOf({ target, sample, series }: FirstByte): string {
  return `${sample} ${series ?? ''} ${target}`;
}

function rowOf({ route, series }: Pick<Overhead, 'route' | 'series'>): string {
  return `${series ?? ''} ${route}`;
}
