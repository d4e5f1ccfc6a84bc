import type { Report } from '../../../../../model/audit/report.ts';
import type { VerdictName } from '../../../../../model/finding/verdict.ts';
import type { Target } from '../../../../../model/target/target.ts';
import { cellWidth } from '../../../../text/cell-width.ts';
import { plainText } from '../../../../text/say.ts';
import { shortenMiddle } from '../../../../text/shorten.ts';
import { wrapText } from '../../../../text/wrap-text.ts';
import { auditCells } from '../../../../view/cells/audit-cells.ts';
import { shownTargets } from '../../../../view/targets/shown-targets.ts';
import { targetMarks } from '../../../../view/targets/target-marks.ts';
import { routeBands, widthOf } from '../../plan/route-bands.ts';
import { isTight, type Layout } from '../../table-options.ts';
import { alignColumns } from '../../text/align-columns.ts';
import { escapedGroups, escapedRoutes, escapedTargets } from '../../text/escaped-labels.ts';
import { foldedRows } from './folded-rows.ts';
import { verdictCell, verdictWord } from './verdict-cell.ts';

/** The least for which full names of routes may stand at the head of columns. */
const roomyHostWidth = 40;
const groupIndent = '  ';
const hostIndent = '    ';
const indent = hostIndent.length;

/** The table of targets by routes, and whether its columns are headed by keys. */
export interface Matrix {
  readonly lines: readonly string[];
  readonly keys: boolean;
}

/**
 * Targets by routes with a verdict in each cell, grouped by service. Where the routes do not fit
 * beside readable hosts, they are spread over several tables one below the other: a host may be
 * shortened, a verdict never is. Where even that would repeat all hosts for a few routes at a time, in
 * less than 80 columns, the verdicts stand behind and below whole hosts.
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
  const noted = note === undefined ? [] : ['', ...wrapText(note, { width: options.width })];
  if (isTight(options) && indent + longestHost + widthOf(headed) > options.width) {
    const nameOf = ({ id }: Target): string => labels.get(id) ?? id;
    const folded = routes.map(({ label, verdictOf }) => ({ key: label.key, verdictOf }));
    const lines = foldedRows(folded, { ...options, targets, nameOf, markOf });
    return { lines: [...lines, ...noted], keys: true };
  }
  const lines = routeBands(headed, { width: options.width, indent }).flatMap((band, index) => [
    ...(index === 0 ? [] : ['']),
    ...bandLines(band, { ...options, targets, labels, longestHost, markOf }),
  ]);
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
    width = Math.max(width, verdictWord(verdictOf(target)).length);
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
        ...columns.map(({ verdictOf }) => verdictCell(verdictOf(target), paint)),
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
