import type { Report } from '../../model/report.ts';
import { type LatencyRow, latencyRows, slowestHosts } from '../latency-rows.ts';
import type { Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { escapeTerminal } from '../text/escape-terminal.ts';
import { shortenMiddle } from '../text/shorten.ts';
import { wrapText } from '../text/wrap-text.ts';
import { routeLabels } from './route-labels.ts';

const figures = ['p50', 'p90', 'p95', 'p99', 'max'] as const;
const stepWidth = 24;
const figureWidth = 9;
const countWidth = 7;

/**
 * Milliseconds by route and step. A percentile that the count could not carry is a gap, and a
 * percentile that no step has is no column. Below each route its slowest targets.
 */
export function latencyTable(
  report: Pick<Report, 'latency' | 'routes' | 'tax' | 'slowest' | 'targets'>,
  options: Layout,
): string[] {
  if (report.latency.length === 0) {
    return [];
  }
  const { paint } = options;
  const shown = figures.filter((name) => report.latency.some((row) => row[name] !== undefined));
  const columns = [
    { width: stepWidth },
    { width: countWidth, align: 'right' as const },
    ...shown.map(() => ({ width: figureWidth, align: 'right' as const })),
  ];
  const head = alignColumns([['Latency in ms', 'count', ...shown]], { columns });
  const latency = latencyRows(report);
  const slowest = slowestHosts(report);
  const routes = routeLabels(report.routes).flatMap((route) => {
    const rows = latency.filter((row) => row.route === route.id);
    return rows.length === 0
      ? []
      : [
          '',
          `  ${paint('note', shortenMiddle(route.name, options.width - 2))}`,
          ...alignColumns(
            rows.map((row) => [`    ${row.name}`, String(row.count), ...values(row, shown)]),
            { columns },
          ),
          ...slowLines(slowest.get(route.id), options.width),
        ];
  });
  return ['', ...head.map((line) => paint('heading', line)), ...routes];
}

function slowLines(
  slow: readonly { readonly host: string; readonly ms: number }[] | undefined,
  width: number,
): readonly string[] {
  if (slow === undefined) return [];
  const hosts = slow.map(({ host, ms }) => `${escapeTerminal(host)} ${ms.toFixed(1)}`).join(', ');
  return wrapText(`slowest to first byte: ${hosts}`, { width: width - 4 }).map(
    (line) => `    ${line}`,
  );
}

function values(row: LatencyRow, shown: readonly (typeof figures)[number][]): string[] {
  return shown.map((name) => {
    const value = row[name];
    return value === undefined ? '' : value.toFixed(1);
  });
}
