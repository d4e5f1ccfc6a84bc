import type { RuleEntry } from '../../../../model/rules/rule-entry.ts';
import type { ShownRules } from '../../../../model/rules/rule-set.ts';
import { plainText, say, type Text } from '../../../text/say.ts';
import { coverText, rangeTexts } from '../../../view/targets/rules/range-texts.ts';
import {
  cellsText,
  deltaTexts,
  listedEntries,
  lostWithout,
  narrowedTexts,
  neededBy,
  noteText,
  placeOf,
  rulesAnswer,
  uncuredText,
} from '../../../view/targets/rules/rule-texts.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxRows = 200;

/**
 * The three lists for a terminal, what no rule cures, and what a dialect could not say; the text of a
 * dialect alone, where one was asked for. Ends in a newline.
 */
export function renderRules(shown: ShownRules, options: TableOptions): string {
  const layout = tableLayout(options);
  const { uncured, written } = shown;
  const isRed = shown.scope === 'red';
  const lines = [
    ...linesOf(rulesAnswer(shown), '', layout),
    ...listedEntries(shown).flatMap(({ title, entries }) =>
      sectionLines(
        say`${title} (${entries.length})`,
        entries.map((entry) => entryLines(entry, { layout, isRed })),
        layout,
      ),
    ),
    ...[...deltaTexts(shown), ...rangeTexts(shown)].flatMap(({ title, texts }) =>
      textSection(title, texts, layout),
    ),
    ...textSection(say`What no rule cures`, uncured.map(uncuredText), layout),
    ...textSection(say`Not as wide as the list has it`, narrowedTexts(shown), layout),
    ...(shown.entries.length > 0 && !written ? ['', ...linesOf(pasteText, '', layout)] : []),
    ...textSection(say`What it cannot say`, (written?.notes ?? []).map(noteText), layout),
  ];
  return `${lines.join('\n')}\n`;
}

const pasteText = say`To paste them: the same with --for squid, pan-os, fortigate or another product (help rules); that says where each goes.`;

interface EntryLayout {
  readonly layout: Layout;
  readonly isRed: boolean;
}

function entryLines(entry: RuleEntry, { layout, isRed }: EntryLayout): readonly string[] {
  const held = coverText(entry);
  const ranges = held.length > 0 ? say`ranges: ${held}` : [];
  const cells = isRed ? say`; red cells: ${cellsText(entry)}` : undefined;
  return [
    ...linesOf(placeOf(entry), '  ', layout),
    ...linesOf(
      say`${neededBy(entry)}; lost without it: ${lostWithout(entry)}${cells}`,
      '      ',
      layout,
    ),
    ...linesOf(ranges, '      ', layout),
  ];
}

function textSection(title: Text, texts: readonly Text[], layout: Layout): readonly string[] {
  return sectionLines(
    title,
    texts.map((text) => linesOf(text, '  ', layout)),
    layout,
  );
}

function sectionLines(
  title: Text,
  items: readonly (readonly string[])[],
  layout: Layout,
): readonly string[] {
  if (items.length === 0) return [];
  const left = items.length - maxRows;
  const more = left > 0 ? [`  ${left} more: --format json has them`] : [];
  return [
    '',
    layout.paint('heading', plainText(title)),
    ...items.slice(0, maxRows).flat(),
    ...more,
  ];
}

function linesOf(text: Text, label: string, layout: Layout): readonly string[] {
  return text.length === 0 ? [] : labelled(plainText(text), { label, layout, max: 4000 });
}
