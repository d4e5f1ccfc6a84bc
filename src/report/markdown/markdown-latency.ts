import type { Report } from '../../model/report.ts';
import { latencyRows, seriesSentences, slowestHosts } from '../view/latency/latency-rows.ts';
import { codeSpan } from './code-span.ts';
import { markdownTable } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';

const figures = ['p50', 'p90', 'p95', 'p99', 'max'] as const;
const mostRows = 1000;

/** Milliseconds by route and step; a percentile that no step has is no column. */
export function markdownLatency(report: Report): string[] {
  if (report.latency.length === 0) {
    return [];
  }
  const shown = figures.filter((name) => report.latency.some((row) => row[name] !== undefined));
  const explained = seriesSentences(report);
  return [
    '## Latency in milliseconds',
    '',
    ...explained.flatMap((text) => [markdownText(text), '']),
    ...markdownTable(
      [
        { head: 'Route' },
        { head: 'Step' },
        ...explained.map(() => ({ head: 'Series' })),
        { head: 'Count', align: 'right' },
        ...shown.map((head) => ({ head, align: 'right' as const })),
      ],
      latencyRows(report)
        .slice(0, mostRows)
        .map((row) => [
          codeSpan(row.route),
          markdownText(row.name),
          ...explained.map(() => row.series ?? ''),
          String(row.count),
          ...shown.map((name) => row[name]?.toFixed(1) ?? ''),
        ]),
    ),
    ...slowest(report),
  ];
}

/** The slowest targets, a line a route. */
function slowest(report: Report): string[] {
  const lines = [...slowestHosts(report)].slice(0, mostRows).map(([route, slow]) => {
    const hosts = slow.map(({ host, ms }) => `${codeSpan(host)} ${ms.toFixed(1)}`);
    return `- ${codeSpan(route)}: ${hosts.join(', ')}`;
  });
  return lines.length === 0
    ? []
    : ['Slowest to the first byte, in milliseconds:', '', ...lines, ''];
}
