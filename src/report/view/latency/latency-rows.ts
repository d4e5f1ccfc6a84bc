import type { Latency, Report } from '../../../model/audit/report.ts';
import { say, type Text } from '../../text/say.ts';
import { eachTry, seriesWords } from '../../words/series-words.ts';
import { describeStep } from '../../words/step-words.ts';
import { sortedLatency } from './sorted-latency.ts';

/** One row of figures in milliseconds, as every table shows it. Not escaped. */
export interface LatencyRow
  extends Pick<Latency, 'route' | 'series' | 'count' | 'p50' | 'p90' | 'p95' | 'p99'> {
  readonly name: Text;
  readonly max?: number;
}

type Measured = Pick<Report, 'routes' | 'latency' | 'overhead'>;

/** The steps of each route in their order, and last what a proxy costs against the way without. */
export function latencyRows(report: Measured): readonly LatencyRow[] {
  const overheads = Map.groupBy(report.overhead ?? [], ({ route }) => route);
  const byRoute = Map.groupBy(sortedLatency(report), ({ route }) => route);
  return [...byRoute].flatMap(([route, rows]) => [
    ...rows.map((row) => ({ ...row, name: describeStep(row) })),
    ...(overheads.get(route) ?? []).map((row) => ({ ...row, name: say`more than direct` })),
  ]);
}

/** What cold and warm mean, where a row says so. */
export function seriesSentences(report: Pick<Report, 'latency'>): readonly Text[] {
  return report.latency.some(({ series }) => series !== undefined)
    ? [say`${seriesWords.cold.is} ${seriesWords.warm.is} ${eachTry}`]
    : [];
}

/** The slowest targets of each route that has any, by their hosts, the slowest first. */
export function slowestHosts(
  report: Pick<Report, 'slowest' | 'targets'>,
): ReadonlyMap<string, readonly { readonly host: string; readonly ms: number }[]> {
  const hosts = new Map(report.targets.map(({ id, host }) => [id, host]));
  const rows = (report.slowest ?? []).map(({ route, target, p50 }) => {
    return { route, host: hosts.get(target) ?? target, ms: p50 };
  });
  return Map.groupBy(rows, ({ route }) => route);
}
