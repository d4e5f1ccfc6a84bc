import type { Latency, Report } from '../../model/report.ts';
import { sortedLatency } from '../sorted-latency.ts';
import { describeStep } from '../words/step-words.ts';
import type { Sheet } from './sheet.ts';
import { type SheetColumn, tableSheet } from './table-sheet.ts';

/** Milliseconds by route and step; a percentile that the count could not carry is empty. */
export function latencySheet(report: Report): Sheet {
  const effective = new Set(report.routes.flatMap((route) => (route.effective ? [route.id] : [])));
  return tableSheet<Latency>({
    name: 'Latency',
    color: '4F6D8F',
    frozen: 1,
    items: sortedLatency(report),
    noun: 'rows',
    empty: 'Nothing was measured.',
    columns: [
      { head: 'Route', width: 46, cell: ({ route }) => ({ value: route, style: 'strong' }) },
      {
        head: 'In effect',
        width: 11,
        cell: ({ route }) => ({ value: effective.has(route) ? 'yes' : 'no', style: 'text' }),
      },
      { head: 'Step', width: 26, cell: (row) => ({ value: describeStep(row), style: 'text' }) },
      {
        head: 'Count',
        width: 9,
        style: 'head-count',
        cell: ({ count }) => ({ value: count, style: 'count' }),
      },
      figure('p50, ms', ({ p50 }) => p50),
      figure('p90, ms', ({ p90 }) => p90),
      figure('p99, ms', ({ p99 }) => p99),
      figure('Max, ms', ({ max }) => max),
    ],
  });
}

function figure(head: string, value: (row: Latency) => number | undefined): SheetColumn<Latency> {
  return {
    head,
    width: 12,
    style: 'head-count',
    cell: (row) => ({ value: value(row), style: 'milliseconds' }),
  };
}
