import type { VerdictName } from '../../../../../model/finding/verdict.ts';
import type { Target } from '../../../../../model/target/target.ts';
import { cellWidth } from '../../../../text/cell-width.ts';
import { wrapText } from '../../../../text/wrap-text.ts';
import type { Layout } from '../../table-options.ts';
import { escapedGroups } from '../../text/escaped-labels.ts';
import { verdictCell, verdictWord } from './verdict-cell.ts';

const groupIndent = '  ';
const hostIndent = '    ';
const cellIndent = '      ';
const gap = '  ';

export interface FoldedRoute {
  /** By which the list of routes names it. */
  readonly key: string;
  readonly verdictOf: (target: Target) => VerdictName | undefined;
}

interface FoldedOptions extends Layout {
  readonly targets: readonly Target[];
  readonly nameOf: (target: Target) => string;
  /** What is remarked of it, if anything. */
  readonly markOf: (target: Target) => string;
}

/**
 * The table of targets by routes for a terminal in which its columns have no room beside whole names: each
 * target with its verdicts behind it or below it, and one verdict where it is that of every route.
 */
export function foldedRows(routes: readonly FoldedRoute[], options: FoldedOptions): string[] {
  const { width, paint } = options;
  const remark = 'one verdict: that of every route';
  const remarks = routes.length > 1 ? wrapText(remark, { width: width - groupIndent.length }) : [];
  return [
    paint('heading', 'Targets'),
    ...remarks.map((line) => `${groupIndent}${paint('dim', line)}`),
    ...escapedGroups(options.targets).flatMap(({ title, targets }) => [
      '',
      ...wrapText(title, { width: width - groupIndent.length }).map(
        (line) => `${groupIndent}${paint('note', line)}`,
      ),
      ...targets.flatMap((target) => rowLines(target, routes, options)),
    ]),
  ];
}

interface Shown {
  readonly text: string;
  readonly width: number;
}

function rowLines(
  target: Target,
  routes: readonly FoldedRoute[],
  { width, paint, nameOf, markOf }: FoldedOptions,
): string[] {
  const verdicts = routes.map(({ key, verdictOf }) => ({ key, verdict: verdictOf(target) }));
  const [first] = verdicts;
  const isSame = verdicts.every(({ verdict }) => verdict === first?.verdict);
  const cells = verdicts.slice(0, isSame ? 1 : undefined).map(({ key, verdict }): Shown => {
    const before = isSame ? '' : `${key} `;
    return {
      text: `${before}${verdictCell(verdict, paint)}`,
      width: before.length + verdictWord(verdict).length,
    };
  });
  const name = `${hostIndent}${nameOf(target)}`;
  const mark = markOf(target).trim();
  const marks = mark === '' ? [] : [{ text: mark, width: cellWidth(mark) }];
  const [head = name, ...rest] = cellLines(
    [{ text: name, width: cellWidth(name) }, ...marks],
    width,
  );
  const told = [...rest.map((text) => ({ text, width: cellWidth(text) })), ...cells];
  const beside = told.reduce((sum, cell) => sum + gap.length + cell.width, cellWidth(head));
  if (beside <= width) return [[head, ...told.map(({ text }) => text)].join(gap)];
  return [head, ...cellLines(told, width - cellIndent.length).map((line) => cellIndent + line)];
}

function cellLines(cells: readonly Shown[], width: number): string[] {
  const lines: string[] = [];
  let used = width + 1;
  for (const cell of cells) {
    const fits = used + gap.length + cell.width <= width;
    if (fits) lines.push(`${lines.pop() ?? ''}${gap}${cell.text}`);
    else lines.push(cell.text);
    used = fits ? used + gap.length + cell.width : cell.width;
  }
  return lines;
}
