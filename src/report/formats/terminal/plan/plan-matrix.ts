import { cellWidth } from '../../../text/cell-width.ts';
import { shortenMiddle } from '../../../text/shorten.ts';
import { type PlanRow, type PlanRows, planRows } from '../../../view/audit/plan/plan-rows.ts';
import type { Planned } from '../../../view/audit/plan/shown-plan.ts';
import { isTight, type Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { escapedRoutes } from '../text/escaped-labels.ts';
import { figureLines } from '../text/figure-table.ts';
import { terminalText } from '../text/terminal-text.ts';
import { routeBands, widthOf } from './route-bands.ts';

const hostIndent = '  ';
const maxOfNames = 24;
const maxLabel = 120;
const indent = hostIndent.length;

/**
 * Targets by routes in the order in which they are asked. A cell holds the number of the first
 * attempt, and `x3` where there are three; targets without an attempt follow below. Where every
 * target goes the way of who asks for it, a column names them.
 */
export function planMatrix(plan: Planned, options: Layout): string[] {
  const { paint, width } = options;
  const { rows: all, isByAsker, unasked } = planRows(plan);
  const rows = all.map(plainRow);
  const widest = Math.max(8, ...rows.map(({ askers }) => askers.length));
  const asked = isByAsker ? [{ width: Math.min(widest, maxOfNames) }] : [];
  const columns = escapedRoutes(plan.head.routes).map(({ id, key }) => {
    let width = key.length;
    for (const { cells } of rows) {
      width = Math.max(width, cells.get(id)?.length ?? 1);
    }
    return { id, key, width };
  });
  const longest = rows.reduce((most, { name }) => Math.max(most, cellWidth(name)), 0);
  const rest = unaskedLines(unasked, options);
  if (isTight(options) && longest > width - indent - widthOf([...asked, ...columns])) {
    const lines = rows.flatMap(({ name, askers, cells }) => [
      `${hostIndent}${name}`,
      ...figureLines(
        [
          ...columns.map(({ id, key }) => `${key} ${cells.get(id) ?? '-'}`),
          ...(askers === '' ? [] : [`asked by ${askers}`]),
        ],
        { width, indent: indent + 2 },
      ),
    ]);
    return ['', paint('heading', '3. Targets'), ...lines, ...rest];
  }
  const bands = routeBands(columns, { width: width - widthOf(asked), indent });
  const tables = bands.flatMap((band) => {
    const room = width - indent - widthOf(asked) - widthOf(band);
    const hostWidth = Math.max(8, Math.min(longest, room));
    const shape = { columns: [{ width: indent + hostWidth }, ...asked, ...band] };
    const titles = ['3. Targets', ...asked.map(() => 'asked by'), ...band.map(({ key }) => key)];
    const [head = ''] = alignColumns([titles], shape);
    const lines = rows.map(({ name, askers, cells }) => [
      `${hostIndent}${shortenMiddle(name, hostWidth)}`,
      ...asked.map((column) => shortenMiddle(askers, column.width)),
      ...band.map((column) => cells.get(column.id) ?? '-'),
    ]);
    return ['', paint('heading', head), ...alignColumns(lines, shape)];
  });
  return [...tables, ...rest];
}

interface PlainRow {
  readonly name: string;
  readonly askers: string;
  readonly cells: ReadonlyMap<string, string>;
}

function plainRow({ target, isControl, askers, cells }: PlanRow): PlainRow {
  return {
    name: `${terminalText(target, { max: maxLabel })}${isControl ? ' (control)' : ''}`,
    askers: terminalText(askers),
    cells: new Map(Array.from(cells, ([route, cell]) => [route, terminalText(cell)])),
  };
}

function unaskedLines(unasked: PlanRows['unasked'], { width, paint }: Layout): string[] {
  return unasked.flatMap(({ reason, targets }) => [
    '',
    paint('heading', `Not asked: ${terminalText(reason)}`),
    ...targets.map((target) => {
      const name = terminalText(target, { max: maxLabel });
      return `  ${isTight({ width }) ? name : shortenMiddle(name, width - 2)}`;
    }),
  ]);
}
