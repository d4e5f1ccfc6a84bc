import type { CatalogueSource } from '../../../../model/target/target.ts';
import type { Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import {
  catalogueTotal,
  leftOutTexts,
  problemText,
  sourceTexts,
  unreadTitle,
} from '../../../view/targets/catalogue/catalogue-texts.ts';
import type {
  ShownCatalogue,
  ShownProblem,
} from '../../../view/targets/catalogue/shown-catalogue.ts';
import { targetTable } from '../audit/target-table.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';
import { skippedRows } from './skipped-rows.ts';

const maxProblems = 20;

/**
 * The targets of an audit for a terminal, by service and category, each with port, region,
 * whether it is required, and a short reason; below, what was skipped and why. Ends in a newline.
 */
export function renderCatalogue(catalogue: ShownCatalogue, options: TableOptions): string {
  const layout = tableLayout(options);
  const left = leftOutTexts(catalogue);
  return [
    ...targetTable(catalogue.targets, layout),
    ...leftOut(left.targets),
    ...skippedRows(catalogue.skipped, layout),
    ...leftOut(left.skipped),
    ...problemLines(catalogue.problems, layout),
    '',
    ...catalogue.sources.flatMap((source) => wrapText(sourceLine(source), layout)),
    terminalText(catalogueTotal(catalogue)),
    '',
  ].join('\n');
}

function leftOut(text: Text): string[] {
  return text.length === 0 ? [] : ['', `  ${terminalText(text)}`];
}

function problemLines(problems: readonly ShownProblem[], { width, paint }: Layout): string[] {
  if (problems.length === 0) {
    return [];
  }
  const lines = problems.slice(0, maxProblems).flatMap((problem) => {
    const text = terminalText(problemText(problem), { max: 400 });
    return wrapText(text, { width: width - 4 }).map(
      (line, index) => `${index === 0 ? '  - ' : '    '}${line}`,
    );
  });
  const rest = problems.length - maxProblems;
  return [
    '',
    paint('warn', terminalText(unreadTitle)),
    ...lines,
    ...(rest > 0 ? [`  - and ${rest} more`] : []),
  ];
}

function sourceLine(source: CatalogueSource): string {
  const { place, date, counts } = sourceTexts(source);
  const of = date.length === 0 ? '' : ` of ${terminalText(date, { max: 20 })}`;
  return `${terminalText(place, { max: 240 })}${of}: ${terminalText(counts)}`;
}
