import type { ShownRules } from '../../../model/rules/rule-set.ts';
import { code, outside, say } from '../../text/say.ts';
import { coverText, rangeTexts } from '../../view/targets/rules/range-texts.ts';
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
} from '../../view/targets/rules/rule-texts.ts';
import { type Block, list, mapped, section } from '../block.ts';

const mostOfLine = 1200;

/** What is to be changed, as a document: the three lists, what no rule cures, and the text to paste. */
export function* rulesBlocks(shown: ShownRules): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`From red to green` };
  yield { kind: 'paragraph', lead: rulesAnswer(shown), text: [] };
  const isRed = shown.scope === 'red';
  const heads = [say`Place`, say`Needed by`, say`Lost without it`];
  const columns = [
    ...heads.map((head) => ({ head })),
    ...(isRed ? [{ head: say`Red cells`, isFigure: true }] : []),
    ...(shown.ranges ? [{ head: say`Ranges` }] : []),
  ];
  for (const { title, entries } of listedEntries(shown)) {
    const rows = mapped(entries, (entry) => [
      placeOf(entry),
      neededBy(entry),
      lostWithout(entry),
      ...(isRed ? [cellsText(entry)] : []),
      ...(shown.ranges ? [coverText(entry)] : []),
    ]);
    yield* section(say`${title} (${entries.length})`, [
      { kind: 'table', noun: 'row', columns, groups: [{ rows }] },
    ]);
  }
  for (const { title, texts } of [...deltaTexts(shown), ...rangeTexts(shown)])
    yield* section(title, list(texts));
  yield* section(say`What no rule cures`, list(shown.uncured.map(uncuredText)));
  yield* section(say`Not as wide as the list has it`, list(narrowedTexts(shown)));
  const { written } = shown;
  if (!written) return;
  const lines = written.text.replace(/\n$/, '').split('\n');
  // A format cuts a line that is too long, and half a line is none to paste.
  const isWhole = lines.every((line) => line.length <= mostOfLine);
  yield* section(say`For ${outside(written.dialect)}`, [
    isWhole
      ? { kind: 'code', lines: lines.map(outside) }
      : {
          kind: 'paragraph',
          text: say`Its lines are too long for a page: ${code`netready rules --for`} prints them.`,
        },
  ]);
  yield* section(say`What it cannot say`, list(written.notes.map(noteText)), 3);
}
