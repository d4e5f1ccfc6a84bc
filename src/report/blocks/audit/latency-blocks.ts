import type { Report } from '../../../model/audit/report.ts';
import { figure, joined, named, ours, say } from '../../text/say.ts';
import { firstBytes } from '../../view/latency/first-bytes.ts';
import { latencyRows, seriesSentences, slowestHosts } from '../../view/latency/latency-rows.ts';
import { type Block, list, mapped } from '../block.ts';

type Measured = Pick<Report, 'routes' | 'targets' | 'latency' | 'overhead' | 'slowest'>;

const figures = ['p50', 'p90', 'p95', 'p99', 'max'] as const;

/**
 * Milliseconds by route and step, a percentile that no step has being no column; how long the first
 * byte took over each route; and the slowest targets.
 */
export function latencyBlocks(report: Measured): Block[] {
  if (report.latency.length === 0) return [];
  const shown = figures.filter((name) => report.latency.some((row) => row[name] !== undefined));
  const explained = seriesSentences(report);
  return [
    ...explained.map((text): Block => ({ kind: 'paragraph', text })),
    {
      kind: 'table',
      noun: 'row',
      columns: [
        { head: say`Route` },
        { head: say`Step` },
        ...explained.map(() => ({ head: say`Series` })),
        { head: say`Count`, isFigure: true },
        ...shown.map((name) => ({ head: ours(name), isFigure: true })),
      ],
      groups: [
        {
          rows: mapped(latencyRows(report), (row) => [
            named(row.route),
            row.name,
            ...explained.map(() => (row.series ? ours(row.series) : [])),
            say`${row.count}`,
            ...shown.map((name) => {
              const value = row[name];
              return value === undefined ? [] : figure(value, 1);
            }),
          ]),
        },
      ],
    },
    ...firstBytes(report).map(({ route, buckets }): Block => {
      const title = say`First byte of the answer over ${named(route)}`;
      return { kind: 'bars', title, buckets };
    }),
    ...slowest(report),
  ];
}

/** The slowest targets, an item a route. */
function slowest(report: Measured): Block[] {
  const items = [...slowestHosts(report)].map(([route, slow]) => {
    const hosts = slow.map(({ host, ms }) => say`${named(host)} ${figure(ms, 1)}`);
    return say`${named(route)}: ${joined(hosts, ', ')}`;
  });
  if (items.length === 0) return [];
  return [
    { kind: 'paragraph', text: say`Slowest to the first byte, in milliseconds:` },
    ...list(items),
  ];
}
