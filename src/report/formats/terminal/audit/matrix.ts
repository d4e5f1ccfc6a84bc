import type { Report, VerdictName } from '../../../../model/report.ts';
import type { Target } from '../../../../model/target.ts';
import { cellWidth } from '../../../text/cell-width.ts';
import type { Paint, Style } from '../../../text/paint.ts';
import { plainText } from '../../../text/say.ts';
import { shortenMiddle } from '../../../text/shorten.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { auditCells } from '../../../view/cells/audit-cells.ts';
import { shownTargets } from '../../../view/targets/shown-targets.ts';
import { targetMarks } from '../../../view/targets/target-marks.ts';
import { verdictWords } from '../../../words/verdict-words.ts';
import { routeBands, widthOf } from '../plan/route-bands.ts';
import type { Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { escapedGroups, escapedRoutes, escapedTargets } from '../text/escaped-labels.ts';

/** The least for which full names of routes may stand at the head of columns. */
const roomyHostWidth = 40;
const groupIndent = '  ';
const hostIndent = '    ';
const indent = hostIndent.length;
const missing = '-';

/** The table of targets by routes, and whether its columns are headed by keys. */
export interface Matrix {
  readonly lines: readonly string[];
  readonly keys: boolean;
}

/**
 * Targets by routes with a verdict in each cell, grouped by service. Where the routes do not fit
 * beside readable hosts, they are spread over several tables one below the other: a host may be
 * shortened, a verdict never is.
 */
export function matrix(report: Report, options: Layout): Matrix {
  const { targets, note } = shownTargets(report);
  const { at } = auditCells(report);
  const routes = escapedRoutes(report.routes).map((label, index) => ({
    label,
    verdictOf: (target: Target) => at(target, report.routes[index]).verdict,
  }));
  const labels = escapedTargets(targets);
  const marks = targetMarks(report);
  const markOf = (target: Target): string => plainText(marks(target));
  const longestHost = targets.reduce(
    (most, target) =>
      Math.max(most, cellWidth(`${labels.get(target.id) ?? target.id}${markOf(target)}`)),
    0,
  );
  const full = routes.map((route) => ({
    width: columnWidth(route.label.short, route.verdictOf, targets),
  }));
  const wanted = indent + Math.min(longestHost, roomyHostWidth) + widthOf(full);
  const keys = wanted > options.width;
  const headed = routes.map((route) => {
    const head = keys ? route.label.key : route.label.short;
    return { ...route, head, width: columnWidth(head, route.verdictOf, targets) };
  });
  const lines = routeBands(headed, { width: options.width, indent }).flatMap((band, index) => [
    ...(index === 0 ? [] : ['']),
    ...bandLines(band, { ...options, targets, labels, longestHost, markOf }),
  ]);
  const noted = note === undefined ? [] : ['', ...wrapText(note, { width: options.width })];
  return { lines: [...lines, ...noted], keys };
}

type VerdictOf = (target: Target) => VerdictName | undefined;

interface HeadedColumn {
  readonly verdictOf: VerdictOf;
  readonly head: string;
  readonly width: number;
}

interface BandOptions extends Layout {
  readonly targets: readonly Target[];
  readonly labels: ReadonlyMap<string, string>;
  readonly longestHost: number;
  readonly markOf: (target: Target) => string;
}

function columnWidth(head: string, verdictOf: VerdictOf, targets: readonly Target[]): number {
  let width = cellWidth(head);
  for (const target of targets) {
    const verdict = verdictOf(target);
    width = Math.max(width, verdict === undefined ? 1 : wordOf(verdict).length);
  }
  return width;
}

function bandLines(columns: readonly HeadedColumn[], options: BandOptions): string[] {
  const { paint } = options;
  const room = options.width - indent - widthOf(columns);
  const hostWidth = Math.max(8, Math.min(options.longestHost, room));
  const align = (rows: readonly (readonly string[])[]): string[] =>
    alignColumns(rows, { columns: [{ width: indent + hostWidth }, ...columns] });
  const head = align([['Targets', ...columns.map((column) => column.head)]]).map((line) =>
    paint('heading', line),
  );
  const groups = escapedGroups(options.targets).flatMap(({ title, targets }) => [
    '',
    `${groupIndent}${paint('note', shortenMiddle(title, options.width - groupIndent.length))}`,
    ...align(
      targets.map((target) => [
        `${hostIndent}${shortHost(target, { ...options, hostWidth })}`,
        ...columns.map(({ verdictOf }) => cell(verdictOf(target), paint)),
      ]),
    ),
  ]);
  return [...head, ...groups];
}

function shortHost(
  target: Target,
  { labels, markOf, hostWidth }: BandOptions & { readonly hostWidth: number },
): string {
  const label = labels.get(target.id) ?? target.id;
  const mark = markOf(target);
  return `${shortenMiddle(label, hostWidth - mark.length)}${mark}`;
}

function cell(verdict: VerdictName | undefined, paint: Paint): string {
  return verdict === undefined ? missing : paint(styles[verdict], wordOf(verdict));
}

// A table has as many cells as verdicts: each word is put together once.
const words = new Map<VerdictName, string>();

function wordOf(verdict: VerdictName): string {
  const known = words.get(verdict) ?? plainText(verdictWords[verdict].word);
  words.set(verdict, known);
  return known;
}

const styles: Readonly<Record<VerdictName, Style>> = {
  reachable: 'good',
  degraded: 'warn',
  blocked: 'bad',
  down: 'bad',
  inconclusive: 'warn',
  'not-applicable': 'dim',
  'not-run': 'dim',
};
