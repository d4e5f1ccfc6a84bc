import type { Report } from '../../model/report.ts';
import { sortedLatency } from '../sorted-latency.ts';
import { describeStep } from '../words/step-words.ts';
import { codeSpan } from './code-span.ts';
import { markdownTable } from './markdown-table.ts';

const figures = ['p50', 'p90', 'p99', 'max'] as const;
const mostRows = 1000;

/** Milliseconds by route and step; a percentile that no step has is no column. */
export function markdownLatency(report: Report): string[] {
  if (report.latency.length === 0) {
    return [];
  }
  const shown = figures.filter((name) => report.latency.some((row) => row[name] !== undefined));
  return [
    '## Latency in milliseconds',
    '',
    ...markdownTable(
      [
        { head: 'Route' },
        { head: 'Step' },
        { head: 'Count', align: 'right' },
        ...shown.map((head) => ({ head, align: 'right' as const })),
      ],
      sortedLatency(report)
        .slice(0, mostRows)
        .map((row) => [
          codeSpan(row.route),
          describeStep(row),
          String(row.count),
          ...shown.map((name) => row[name]?.toFixed(1) ?? ''),
        ]),
    ),
  ];
}
