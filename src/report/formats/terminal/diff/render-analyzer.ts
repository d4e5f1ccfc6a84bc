import type { AnalyzerComparison } from '../../../../model/compared/analyzer-comparison.ts';
import { plainText, say, type Text } from '../../../text/say.ts';
import {
  type AnalyzerGroup,
  analyzerAnswer,
  analyzerGroups,
  analyzerRemarks,
} from '../../../view/audit/diff/analyzer-texts.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxRows = 200;

/** Microsoft's own test beside an audit, for a terminal: where they differ first. Ends in a newline. */
export function renderAnalyzer(comparison: AnalyzerComparison, options: TableOptions): string {
  const layout = tableLayout(options);
  const lines = [
    ...linesOf(analyzerAnswer(comparison), '', layout),
    ...analyzerRemarks(comparison).flatMap((text) => linesOf(text, '', layout)),
    ...analyzerGroups(comparison).flatMap((group) => groupLines(group, layout)),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines({ title, rows }: AnalyzerGroup, layout: Layout): readonly string[] {
  const left = rows.length - maxRows;
  return [
    '',
    layout.paint('heading', plainText(title)),
    ...rows
      .slice(0, maxRows)
      .flatMap(({ url, theirs, ours, reasons }) => [
        ...linesOf(url, '  ', layout),
        ...linesOf(theirs, '    there  ', layout),
        ...linesOf(ours ?? [], '    here   ', layout),
        ...reasons.flatMap((reason) => linesOf(reason, '    why    ', layout)),
      ]),
    ...(left > 0 ? linesOf(say`${left} more: --format json has them`, '  ', layout) : []),
  ];
}

function linesOf(text: Text, label: string, layout: Layout): readonly string[] {
  return text.length === 0 ? [] : labelled(plainText(text), { label, layout, max: 4000 });
}
