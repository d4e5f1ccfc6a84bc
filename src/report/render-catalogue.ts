import type { CatalogueSource, SkippedRow, Target } from '../model/target.ts';
import { skippedRows } from './table/skipped-rows.ts';
import { targetGroups } from './table/target-groups.ts';
import { targetLabels } from './table/target-labels.ts';
import { type Layout, type TableOptions, tableLayout } from './table-options.ts';
import { alignColumns } from './text/align-columns.ts';
import { cellWidth } from './text/cell-width.ts';
import { escapeTerminal } from './text/escape-terminal.ts';
import { shortenEnd, shortenMiddle } from './text/shorten.ts';
import { wrapText } from './text/wrap-text.ts';
import { catalogueProblemWords } from './words/catalogue-problem-words.ts';
import { shortReason } from './words/short-reason.ts';

/** What is wrong with a row of a catalogue file, as far as a reader needs it. */
export interface ShownProblem {
  readonly kind: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly value?: string;
}

/** The targets of an audit, and what did not become one. */
export interface ShownCatalogue {
  readonly targets: readonly Target[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly ShownProblem[];
  readonly sources: readonly CatalogueSource[];
}

const portWidth = 5;
const regionWidth = 6;
const needWidth = 8;
/** What the reasons keep beside long hosts. */
const leastReasonWidth = 14;
const gaps = 2 * 4;
const hostIndent = '    ';
const mostProblems = 20;

/**
 * The targets of an audit for a terminal, by service and category, each with port, region,
 * whether it is required, and a short reason; below, what was skipped and why. Ends in a newline.
 */
export function renderCatalogue(catalogue: ShownCatalogue, options: TableOptions): string {
  const layout = tableLayout(options);
  const required = catalogue.targets.filter((target) => target.required).length;
  const optional = catalogue.targets.length - required;
  return [
    ...targetTable(catalogue.targets, layout),
    ...skippedRows(catalogue.skipped, layout),
    ...problemLines(catalogue.problems, layout),
    '',
    ...catalogue.sources.flatMap((source) => wrapText(sourceLine(source), layout)),
    `${catalogue.targets.length} targets: ${required} required, ${optional} optional.`,
    '',
  ].join('\n');
}

function targetTable(targets: readonly Target[], { width, paint }: Layout): string[] {
  const room = width - portWidth - regionWidth - needWidth - gaps;
  const labels = targetLabels(targets, { ports: false });
  const widths = targets.map(({ id }) => cellWidth(labels.get(id) ?? id));
  const longest = hostIndent.length + widths.reduce((most, cells) => Math.max(most, cells), 8);
  const reasons = new Map(
    targets.map((target) => [target.id, escapeTerminal(shortReason(target), { max: room })]),
  );
  const longestReason = [...reasons.values()].reduce(
    (most, text) => Math.max(most, cellWidth(text)),
    'because'.length,
  );
  const hostWidth = Math.min(longest, room - Math.min(longestReason, leastReasonWidth));
  const columns = [
    { width: hostWidth },
    { width: portWidth, align: 'right' as const },
    { width: regionWidth },
    { width: needWidth },
    { width: room - hostWidth },
  ];
  const [head = ''] = alignColumns([['Targets', 'port', 'region', 'need', 'because']], { columns });
  const groups = targetGroups(targets).flatMap((group) => [
    '',
    `  ${paint('note', shortenMiddle(group.title, width - 2))}`,
    ...alignColumns(
      group.targets.map((target) => [
        `${hostIndent}${shortenMiddle(labels.get(target.id) ?? target.id, hostWidth - hostIndent.length)}`,
        String(target.port),
        shortenEnd(escapeTerminal(target.region), regionWidth),
        target.required ? 'required' : paint('dim', 'optional'),
        shortenEnd(reasons.get(target.id) ?? '', room - hostWidth),
      ]),
      { columns },
    ),
  ]);
  return [paint('heading', head), ...groups];
}

function problemLines(problems: readonly ShownProblem[], { width, paint }: Layout): string[] {
  if (problems.length === 0) {
    return [];
  }
  const lines = problems.slice(0, mostProblems).flatMap((problem) => {
    const sheet = problem.sheet === undefined ? '' : `sheet ${problem.sheet}, `;
    const row = problem.row === undefined ? '' : `row ${problem.row}: `;
    const value = problem.value === undefined ? '' : ` ("${problem.value}")`;
    const words = catalogueProblemWords(problem.kind);
    const text = escapeTerminal(`${sheet}${row}${words}${value}`, { max: 400 });
    return wrapText(text, { width: width - 4 }).map(
      (line, index) => `${index === 0 ? '  - ' : '    '}${line}`,
    );
  });
  const rest = problems.length - mostProblems;
  return [
    '',
    paint('warn', 'What could not be read'),
    ...lines,
    ...(rest > 0 ? [`  - and ${rest} more`] : []),
  ];
}

function sourceLine(source: CatalogueSource): string {
  const place = [source.name, source.file, source.sheet]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeTerminal(part ?? '', { max: 80 }))
    .join(', ');
  const date = source.date === undefined ? '' : ` of ${escapeTerminal(source.date, { max: 20 })}`;
  return `${place}${date}: ${source.rows} rows, ${source.targets} targets, ${source.skipped} skipped.`;
}
