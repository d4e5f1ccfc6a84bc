import type { Rehearsal } from '../../../../model/rules/rehearsal.ts';
import { plainText, say, type Text } from '../../../text/say.ts';
import {
  keptTexts,
  rehearsalAnswer,
  unreadTexts,
} from '../../../view/targets/rules/rehearsal-texts.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxRows = 200;

/** What stays red under a proposed change, by the line that keeps it so, for a terminal. Ends in a newline. */
export function renderRehearsal(rehearsal: Rehearsal, options: TableOptions): string {
  const layout = tableLayout(options);
  const lines = [
    ...linesOf(rehearsalAnswer(rehearsal), '', layout),
    ...keptTexts(rehearsal).flatMap(({ title, lines: told, answer, why, cure, rows }) => [
      ...headingLines(title, layout),
      ...[...told, answer ?? [], why ?? [], cure ?? []].flatMap((text) =>
        linesOf(text, '  ', layout),
      ),
      ...rowLines(rows, layout),
    ]),
    ...unreadLines(unreadTexts(rehearsal), layout),
  ];
  return `${lines.join('\n')}\n`;
}

function headingLines(title: Text, layout: Layout): readonly string[] {
  return ['', layout.paint('heading', plainText(title))];
}

function rowLines(rows: readonly Text[], layout: Layout): readonly string[] {
  const left = rows.length - maxRows;
  const more = left > 0 ? [`    ${left} more: --format json has them`] : [];
  return [...rows.slice(0, maxRows).flatMap((row) => linesOf(row, '    ', layout)), ...more];
}

function unreadLines(texts: readonly Text[], layout: Layout): readonly string[] {
  if (texts.length === 0) return [];
  return [
    ...headingLines(say`Not understood, and nothing guessed of it`, layout),
    ...texts.flatMap((text) => linesOf(text, '  ', layout)),
  ];
}

function linesOf(text: Text, label: string, layout: Layout): readonly string[] {
  return text.length === 0 ? [] : labelled(plainText(text), { label, layout, max: 4000 });
}
