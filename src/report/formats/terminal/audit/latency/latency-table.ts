import type { Report } from '../../../../../model/audit/report.ts';
import { escapeTerminal } from '../../../../text/escape-terminal.ts';
import { plainText } from '../../../../text/say.ts';
import { shortenMiddle } from '../../../../text/shorten.ts';
import { wrapText } from '../../../../text/wrap-text.ts';
import { firstBytes } from '../../../../view/latency/first-bytes.ts';
import {
  type LatencyRow,
  latencyRows,
  seriesSentences,
  slowestHosts,
} from '../../../../view/latency/latency-rows.ts';
import { type BarLayout, isTight } from '../../table-options.ts';
import { alignColumns, columnGap } from '../../text/align-columns.ts';
import { escapedRoutes } from '../../text/escaped-labels.ts';
import { firstByteBars } from './first-byte-bars.ts';
import { foldedLatency } from './folded-latency.ts';

const figures = ['p50', 'p90', 'p95', 'p99', 'max'] as const;
const stepWidth = 24;
const seriesWidth = 4;
const countWidth = 7;
const maxFigureWidth = 9;
/** Of `p90` and of four digits with a decimal; what has less is no column. */
const minFigureWidth = 5;

/**
 * Milliseconds by route and step, the cold samples above the warm. A percentile that the count could
 * not carry is a gap, and a percentile that no step has is no column. Below each route stand its
 * answers' first bytes in bars, and its slowest targets.
 */
export function latencyTable(
  report: Pick<Report, 'latency' | 'routes' | 'overhead' | 'slowest' | 'targets'>,
  options: BarLayout,
): string[] {
  if (report.latency.length === 0) {
    return [];
  }
  const { paint } = options;
  const shown = figures.filter((name) => report.latency.some((row) => row[name] !== undefined));
  const latency = latencyRows(report).map((row) => ({ ...row, name: plainText(row.name) }));
  const explained = seriesSentences(report);
  const left = [stepWidth, ...(explained.length > 0 ? [seriesWidth] : [])];
  const width = figureWidth(options.width, { left: [...left, countWidth], figures: shown.length });
  const columns = [
    ...left.map((width) => ({ width })),
    { width: countWidth, align: 'right' as const },
    ...shown.map(() => ({ width, align: 'right' as const })),
  ];
  const heads = ['Latency in ms', ...left.slice(1).map(() => ''), 'count', ...shown];
  const isFolded = width < minFigureWidth;
  const head = isFolded ? ['Latency in ms'] : alignColumns([heads], { columns });
  const slowest = slowestHosts(report);
  const firsts = firstBytes(report);
  const routes = escapedRoutes(report.routes).flatMap((route) => {
    const rows = latency.filter((row) => row.route === route.id);
    return rows.length === 0
      ? []
      : [
          '',
          `  ${paint('note', isTight(options) ? route.name : shortenMiddle(route.name, options.width - 2))}`,
          ...(isFolded
            ? foldedLatency(
                rows.map((row) => ({ ...row, figures: figuresOf(row, shown) })),
                options.width,
              )
            : alignColumns(
                rows.map((row, index) => [
                  // The warm one stands below the cold one of its step.
                  row.name === rows[index - 1]?.name ? '' : `    ${row.name}`,
                  ...left.slice(1).map(() => row.series ?? ''),
                  String(row.count),
                  ...shown.map((name) => millisecondsIn(row[name], width)),
                ]),
                { columns },
              )),
          ...firstByteBars(
            firsts.find((row) => row.route === route.id),
            options,
          ),
          ...slowLines(slowest.get(route.id), options.width),
        ];
  });
  return [
    '',
    ...head.map((line) => paint('heading', line)),
    ...explained
      .flatMap((text) => wrapText(plainText(text), { width: options.width - 2 }))
      .map((line) => `  ${line}`),
    ...routes,
  ];
}

/** The figures of a step, each behind its name. */
function figuresOf(row: Omit<LatencyRow, 'name'>, names: (typeof figures)[number][]): string[] {
  return names.flatMap((name) => {
    const value = row[name];
    return value === undefined ? [] : [`${name} ${value.toFixed(1)}`];
  });
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

/** As wide as the room for so many figures allows. */
function figureWidth(
  width: number,
  { left, figures }: { readonly left: readonly number[]; readonly figures: number },
): number {
  const taken = left.reduce((sum, column) => sum + column, columnGap * (left.length - 1));
  return Math.min(maxFigureWidth, Math.floor((width - taken) / figures) - columnGap);
}

/** With a decimal where it fits: what is too long for its column would be cut. */
function millisecondsIn(value: LatencyRow['max'], width: number): string {
  const text = value?.toFixed(1) ?? '';
  return text.length <= width ? text : (value?.toFixed(0) ?? '');
}
