import {
  type Block,
  type Cell,
  type Entries,
  type Entry,
  type Field,
  type FieldName,
  firstOf,
  type Items,
  type List,
  type Noun,
  type Sentences,
  type Table,
} from '../../blocks/block.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { plainText, say, type Text } from '../../text/say.ts';
import { groupBuckets } from '../../view/histogram/group-buckets.ts';
import { verdictWords } from '../../words/verdict-words.ts';
import { escapeHtml, htmlText } from './html-text.ts';

const maxRows = 5000;
const maxEntries = 500;
const maxItems = 200;
const maxCodeWidth = 1200;

/** Blocks as elements of HTML, a piece a block: no script, no style, and no reference to anything. */
export function* htmlBlocks(blocks: Iterable<Block>): Generator<string> {
  for (const block of blocks) yield `${htmlOf(block)}\n`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return element(`h${block.level}`, htmlText(block.text));
    case 'paragraph':
      return element('p', sentences(block));
    case 'list':
      return items(block);
    case 'code':
      return element('pre', block.lines.map(codeLine).join('\n'));
    case 'facts':
      return definitions(block.facts.map(({ label, value }) => [label, htmlText(value)]));
    case 'table':
      return tableOf(block);
    case 'entries':
      return entriesOf(block);
    case 'bars': {
      const groups = groupBuckets(block.buckets);
      const most = Math.max(1, ...groups.map(({ count }) => count));
      const rows = groups.map(({ to, count }) => {
        const bar = `<meter min="0" max="${most}" value="${count}"></meter>`;
        return `<tr><th scope="row">≤ ${to} ms</th><td>${bar}</td><td>${count}</td></tr>`;
      });
      const caption = element('figcaption', htmlText(block.title));
      return element('figure', `${caption}<table>${rows.join('')}</table>`);
    }
  }
}

function tableOf({ columns, groups, total, noun }: Table): string {
  const head = columns.map(({ head: text, isFigure }) => {
    return `<th scope="col"${isFigure ? figureClass : ''}>${htmlText(text)}</th>`;
  });
  const figures = columns.map(({ isFigure }) => isFigure === true);
  let room = maxRows;
  const bodies = groups.map(({ title, rows }) => {
    const taken = firstOf(rows, room);
    room -= taken.length;
    if (taken.length === 0) return '';
    const name = title
      ? `<tr><th scope="rowgroup" colspan="${columns.length}">${htmlText(title)}</th></tr>`
      : '';
    return element('tbody', `${name}${taken.map((row) => rowOf(row, figures)).join('')}`);
  });
  const foot = total ? element('tfoot', rowOf(total, figures)) : '';
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return `<table><thead><tr>${head.join('')}</tr></thead>${bodies.join('')}${foot}</table>${rest(count - maxRows, noun)}`;
}

const figureClass = ' class="figure"';

function rowOf(cells: readonly Cell[], figures: readonly boolean[]): string {
  const made = cells.map((cell, index) => {
    if (index === 0) return `<th scope="row">${cellOf(cell)}</th>`;
    if ('verdict' in cell && cell.verdict) {
      return `<td class="${cell.verdict}">${cellOf(cell)}</td>`;
    }
    return `<td${figures[index] ? figureClass : ''}>${cellOf(cell)}</td>`;
  });
  return element('tr', made.join(''));
}

function cellOf(cell: Cell): string {
  if ('verdict' in cell) return cell.verdict ? htmlText(verdictWords[cell.verdict].word) : '-';
  return 'several' in cell ? several(cell.several) : htmlText(cell);
}

const labels: Readonly<Record<FieldName, Text>> = {
  seen: say`Seen`,
  over: say`Over`,
  by: say`By`,
  'or-else': say`Or else`,
  lost: say`What is lost`,
  advice: say`What to do`,
  targets: say`Targets`,
  evidence: say`Evidence`,
};

function entriesOf({ sections }: Entries): string {
  let number = 0;
  const made = sections.map(({ title, entries }) => {
    const articles = firstOf(entries, maxEntries - number).map((entry) => {
      number += 1;
      return articleOf(entry, number);
    });
    return element('section', `${element('h2', htmlText(title))}${articles.join('')}`);
  });
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return `${made.join('')}${rest(count - number, 'cause')}`;
}

function articleOf({ title, findingKind, fields }: Entry, number: number): string {
  const facts = fields.map((field) => [labels[field.name], fieldOf(field)] as const);
  const kind = [say`Kind`, `<code>${findingKind}</code>`] as const;
  const heading = element('h3', htmlText(say`${number}. ${title}`));
  return element('article', `${heading}${definitions([...facts, kind])}`);
}

function fieldOf(field: Field): string {
  return 'text' in field ? htmlText(field.text) : several(field.items);
}

function several(texts: Items<Text>): string {
  const shown = firstOf(texts, maxItems).map(htmlText);
  const left = texts.length - shown.length;
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function sentences({ lead, text }: Sentences): string {
  return `${lead ? element('strong', htmlText(lead)) : ''}${htmlText(text)}`;
}

function definitions(facts: readonly (readonly [label: Text, html: string])[]): string {
  const made = facts.map(
    ([label, html]) => `${element('dt', htmlText(label))}${element('dd', html)}`,
  );
  return element('dl', made.join(''));
}

function items({ items: all, isNumbered }: List): string {
  const made = firstOf(all, maxItems).map((item) => element('li', sentences(item)));
  const list = element(isNumbered ? 'ol' : 'ul', made.join(''));
  return `${list}${rest(all.length - made.length, 'item')}`;
}

/** One line, whose blanks count. */
function codeLine(line: Text): string {
  return escapeHtml(escapeTerminal(plainText(line), { max: maxCodeWidth }));
}

function rest(count: number, noun: Noun): string {
  if (count <= 0) return '';
  return `<p>And ${count} more ${escapeHtml(noun)}${count === 1 ? '' : 's'}: the JSON report holds every one.</p>`;
}

function element(name: string, html: string): string {
  return `<${name}>${html}</${name}>`;
}
