import { type Cell, firstOf, type Table } from '../../blocks/block.ts';
import { verdictWords } from '../../words/verdict/verdict-words.ts';
import { element, rest } from './html-element.ts';
import { htmlSeveral } from './html-list.ts';
import { htmlCell, htmlText } from './html-text.ts';

const maxRows = 5000;
const maxLines = 50;

/** A table, which is moved by itself where it is wider than the screen. */
export function htmlTable({ columns, groups, total, noun }: Table): string {
  const head = columns.map(({ head: text, isFigure }) => {
    return `<th scope="col"${isFigure ? figureClass : ''}>${htmlText(text)}</th>`;
  });
  const figures = columns.map(({ isFigure }) => isFigure === true);
  let taken = 0;
  const bodies = groups.map(({ title, rows }) => {
    const some = firstOf(rows, maxRows - taken);
    taken += some.length;
    if (some.length === 0) return '';
    const name = title
      ? `<tr><th scope="rowgroup" colspan="${columns.length}">${htmlText(title)}</th></tr>`
      : '';
    const made = some.map((row) => element('tr', rowOf(row, figures)));
    return element('tbody', `${name}${made.join('')}`);
  });
  const foot = total ? element('tfoot', element('tr', rowOf(total, figures))) : '';
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const made = `<table><thead><tr>${head.join('')}</tr></thead>${bodies.join('')}${foot}</table>`;
  return `${wide(made)}${rest(count - maxRows, noun)}`;
}

/** What may be wider than a small screen is moved by itself, with the keys as well. */
function wide(table: string): string {
  return `<div class="wide" tabindex="0">${table}</div>`;
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
  return made.join('');
}

function cellOf(cell: Cell): string {
  if ('verdict' in cell) return cell.verdict ? htmlText(verdictWords[cell.verdict].word) : '-';
  if (!('several' in cell)) return htmlCell(cell);
  const { several, isLines = false } = cell;
  if (!isLines) return htmlSeveral(several, { write: htmlCell, isFolded: true });
  const items = firstOf(several, maxLines).map((text) => element('li', htmlCell(text)));
  return items.length > 0 ? element('ul', items.join('')) : '';
}
