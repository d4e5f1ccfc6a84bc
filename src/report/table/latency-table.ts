import type { Latency, Report } from '../../model/report.ts';
import { sortedLatency } from '../sorted-latency.ts';
import type { Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { shortenMiddle } from '../text/shorten.ts';
import { describeStep } from '../words/step-words.ts';
import { routeLabels } from './route-labels.ts';

const figures = ['p50', 'p90', 'p99', 'max'] as const;
const stepWidth = 24;
const figureWidth = 9;
const countWidth = 7;

/**
 * Milliseconds by route and step. A percentile that the count could not carry is a gap, and a
 * percentile that no step has is no column.
 */
export function latencyTable(
  report: Pick<Report, 'latency' | 'routes'>,
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
  const latency = sortedLatency(report);
  const routes = routeLabels(report.routes).flatMap((route) => {
    const rows = latency.filter((row) => row.route === route.id);
    return rows.length === 0
      ? []
      : [
          '',
          `  ${paint('note', shortenMiddle(route.name, options.width - 2))}`,
          ...alignColumns(
            rows.map((row) => [
              `    ${describeStep(row)}`,
              String(row.count),
              ...values(row, shown),
            ]),
            { columns },
          ),
        ];
  });
  return ['', ...head.map((line) => paint('heading', line)), ...routes];
}

function values(row: Latency, shown: readonly (typeof figures)[number][]): string[] {
  return shown.map((name) => {
    const value = row[name];
    return value === undefined ? '' : value.toFixed(1);
  });
}
