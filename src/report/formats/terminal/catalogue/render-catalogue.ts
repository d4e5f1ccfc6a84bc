import type { CatalogueSource, SkippedRow, Target } from '../../../../model/target.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { catalogueProblemWords } from '../../../words/catalogue/catalogue-problem-words.ts';
import { sourcePlace } from '../../../words/catalogue/source-place.ts';
import { targetTable } from '../audit/target-table.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';
import { skippedRows } from './skipped-rows.ts';

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
  /** How many there are beside those that stand here; absent: none. */
  readonly more?: {
    readonly required: number;
    readonly optional: number;
    readonly skipped: number;
  };
}

const maxProblems = 20;

/**
 * The targets of an audit for a terminal, by service and category, each with port, region,
 * whether it is required, and a short reason; below, what was skipped and why. Ends in a newline.
 */
export function renderCatalogue(catalogue: ShownCatalogue, options: TableOptions): string {
  const layout = tableLayout(options);
  const { targets, more = { required: 0, optional: 0, skipped: 0 } } = catalogue;
  const shown = targets.filter((target) => target.required).length;
  const required = shown + more.required;
  const optional = targets.length - shown + more.optional;
  return [
    ...targetTable(targets, layout),
    ...leftOut(more.required + more.optional, 'target'),
    ...skippedRows(catalogue.skipped, layout),
    ...leftOut(more.skipped, 'skipped row'),
    ...problemLines(catalogue.problems, layout),
    '',
    ...catalogue.sources.flatMap((source) => wrapText(sourceLine(source), layout)),
    `${counted(required + optional, 'target')}: ${required} required, ${optional} optional.`,
    '',
  ].join('\n');
}

function leftOut(count: number, noun: string): string[] {
  return count === 0
    ? []
    : ['', `  and ${counted(count, `more ${noun}`)}; --format json lists them all`];
}

function problemLines(problems: readonly ShownProblem[], { width, paint }: Layout): string[] {
  if (problems.length === 0) {
    return [];
  }
  const lines = problems.slice(0, maxProblems).flatMap((problem) => {
    const sheet = problem.sheet === undefined ? '' : `sheet ${problem.sheet}, `;
    const row = problem.row === undefined ? '' : `row ${problem.row}: `;
    const value = problem.value === undefined ? '' : ` ("${problem.value}")`;
    const words = plainText(catalogueProblemWords(problem.kind));
    const text = escapeTerminal(`${sheet}${row}${words}${value}`, { max: 400 });
    return wrapText(text, { width: width - 4 }).map(
      (line, index) => `${index === 0 ? '  - ' : '    '}${line}`,
    );
  });
  const rest = problems.length - maxProblems;
  return [
    '',
    paint('warn', 'What could not be read'),
    ...lines,
    ...(rest > 0 ? [`  - and ${rest} more`] : []),
  ];
}

function sourceLine(source: CatalogueSource): string {
  const place = terminalText(sourcePlace(source), { max: 240 });
  const date = source.date === undefined ? '' : ` of ${escapeTerminal(source.date, { max: 20 })}`;
  const { rows, skipped, inPart = 0, targets } = source;
  const part = inPart === 0 ? '' : ` (${inPart} of them in part)`;
  const given = `${rows - skipped} gave ${counted(targets, 'target')}${part}`;
  return `${place}${date}: ${counted(rows, 'row')}: ${given}, ${skipped} skipped.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
