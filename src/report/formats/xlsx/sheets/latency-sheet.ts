import type { Report } from '../../../../model/audit/report.ts';
import { named, plainText, say } from '../../../text/say.ts';
import { type LatencyRow, latencyRows } from '../../../view/latency/latency-rows.ts';
import { seriesWords } from '../../../words/series-words.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type SheetColumn, tableSheet } from '../workbook/table-sheet.ts';

/** Milliseconds by route and step, then the slowest targets; what the count cannot carry is empty. */
export function latencySheet(report: Report): Sheet {
  const effective = new Set(report.routes.flatMap((route) => (route.effective ? [route.id] : [])));
  const rows = [...latencyRows(report), ...slowRows(report)];
  const hasSeries = rows.some(({ series }) => series !== undefined);
  return tableSheet<LatencyRow>({
    name: 'Latency',
    color: '4F6D8F',
    frozen: 1,
    items: rows,
    noun: 'rows',
    empty: 'Nothing was measured.',
    columns: [
      { head: 'Route', width: 46, cell: ({ route }) => ({ value: route, style: 'strong' }) },
      {
        head: 'In effect',
        width: 11,
        cell: ({ route }) => ({ value: effective.has(route) ? 'yes' : 'no', style: 'text' }),
      },
      { head: 'Step', width: 26, cell: ({ name }) => ({ value: plainText(name), style: 'text' }) },
      ...(hasSeries ? [seriesColumn] : []),
      {
        head: 'Count',
        width: 9,
        style: 'head-count',
        cell: ({ count }) => ({ value: count, style: 'count' }),
      },
      figure('p50, ms', ({ p50 }) => p50),
      figure('p90, ms', ({ p90 }) => p90),
      figure('p95, ms', ({ p95 }) => p95),
      figure('p99, ms', ({ p99 }) => p99),
      figure('Max, ms', ({ max }) => max),
    ],
  });
}

const seriesColumn: SheetColumn<LatencyRow> = {
  head: 'Tries',
  width: 16,
  cell: ({ series }) => ({ value: series && plainText(seriesWords[series].tries), style: 'text' }),
};

function slowRows(report: Report): readonly LatencyRow[] {
  const hosts = new Map(report.targets.map(({ id, host }) => [id, host]));
  return (report.slowest ?? []).map(({ route, target, count, p50 }) => {
    return { route, count, p50, name: say`slowest: ${named(hosts.get(target) ?? target)}` };
  });
}

function figure(
  head: string,
  value: (row: LatencyRow) => number | undefined,
): SheetColumn<LatencyRow> {
  return {
    head,
    width: 12,
    style: 'head-count',
    hasBars: true,
    cell: (row) => ({ value: value(row), style: 'milliseconds' }),
  };
}
