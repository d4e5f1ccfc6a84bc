import {
  type Block,
  type Cell,
  type Entries,
  firstOf,
  type Noun,
  type Sentences,
  type Table,
} from '../../blocks/block.ts';
import { andMore } from '../../text/listed.ts';
import { ours, say } from '../../text/say.ts';
import { verdictWords } from '../../words/verdict/verdict-words.ts';
import { markdownCode } from './markdown-code.ts';
import { markdownEntry } from './markdown-entry.ts';
import { markdownTable } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';

const maxRows = 1000;
const maxColumns = 40;
const maxSeveral = 10;
const maxEntries = 40;

/**
 * A document in GitHub Flavored Markdown, that ends in one newline. Bars are left out: a table above
 * them has the figures. What is more than a ticket or a wiki bears is left out with a line that says so.
 */
export function markdownBlocks(blocks: Iterable<Block>): string {
  return Array.from(blocks, blockLines).flat().join('\n').trimEnd().concat('\n');
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${markdownText(block.text)}`, ''];
    case 'paragraph':
      return [sentences(block), ''];
    case 'list':
      return [
        ...firstOf(block.items, maxRows).map((item, index) => {
          return `${block.isNumbered ? `${index + 1}.` : '-'} ${sentences(item)}`;
        }),
        '',
        ...rest(block.items.length - maxRows, 'item'),
      ];
    case 'code':
      return [...markdownCode(block.lines), ''];
    case 'facts':
      return markdownTable(
        block.heads.map((head) => ({ head: markdownText(head) })),
        block.facts.map(({ label, value }) => [markdownText(label), markdownText(value)]),
      );
    case 'table':
      return tableLines(block);
    case 'entries':
      return entriesLines(block);
    case 'bars':
      return [];
  }
}

function sentences({ lead, text }: Sentences): string {
  return `${lead ? `**${markdownText(lead)}**` : ''}${markdownText(text)}`;
}

function tableLines({ columns, groups, total, noun, across }: Table): readonly string[] {
  const shown = columns.slice(0, maxColumns + 1).map(({ head, isFigure }) => {
    return { head: markdownText(head), align: isFigure ? ('right' as const) : ('left' as const) };
  });
  const row = (cells: readonly Cell[]): string[] => cells.slice(0, shown.length).map(cellText);
  const last = total?.map((text) => (text.length === 0 ? '' : `**${markdownText(text)}**`));
  let room = maxRows;
  const lines = groups.flatMap(({ title, rows }) => {
    const taken = firstOf(rows, room);
    room -= taken.length;
    if (title && taken.length === 0) return [];
    return [
      ...(title ? [`### ${markdownText(title)}`, ''] : []),
      ...markdownTable(shown, [...taken.map(row), ...(last ? [last] : [])]),
    ];
  });
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return [
    ...lines,
    ...rest(count - maxRows, noun),
    ...(across ? rest(columns.length - shown.length, across) : []),
  ];
}

/** Where no colour can be had, what fails stands out by its weight. */
function cellText(cell: Cell): string {
  if ('several' in cell) {
    const { several } = cell;
    return andMore(firstOf(several, maxSeveral).map(markdownText), several.length);
  }
  if (!('verdict' in cell)) return markdownText(cell);
  const { verdict } = cell;
  if (verdict === undefined) return '-';
  const text = markdownText(verdictWords[verdict].word);
  return verdict === 'blocked' || verdict === 'down' ? `**${text}**` : text;
}

function entriesLines({ sections }: Entries): readonly string[] {
  let number = 0;
  const lines = sections.flatMap(({ title, entries }) => {
    const taken = firstOf(entries, maxEntries - number);
    return [
      ...(taken.length > 0 ? [`## ${markdownText(title)}`, ''] : []),
      ...taken.flatMap((entry) => {
        number += 1;
        return markdownEntry(entry, number);
      }),
    ];
  });
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return [...lines, ...rest(count - maxEntries, 'cause')];
}

function rest(count: number, noun: Noun): readonly string[] {
  if (count <= 0) return [];
  const nouns = say`${count} more ${ours(noun)}${count === 1 ? undefined : say`s`}`;
  return [`And ${markdownText(nouns)}: the JSON report holds every one.`, ''];
}
