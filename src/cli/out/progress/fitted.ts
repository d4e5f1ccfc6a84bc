import { cellWidth } from '../../../report/text/cell-width.ts';
import { escapeTerminal } from '../../../report/text/escape-terminal.ts';
import { shortenEnd, shortenMiddle } from '../../../report/text/shorten.ts';

/** What is cut to less says too little. */
const leastRoom = 30;

/** Something to tell, or ways to say it, the longest first. */
export type Part = string | readonly string[];

/** As many parts as fit into so many cells; of the first as much as fits. */
export function fitted(parts: readonly Part[], width: number): string {
  const [first = [''], ...others] = parts
    .map((part) => (typeof part === 'string' ? [part] : part))
    .map((ways) => ways.map((way) => escapeTerminal(way, { max: 200 })))
    .filter(([way = '']) => way !== '');
  let text = shortenEnd(first[0] ?? '', width);
  for (const ways of others) {
    const room = width - cellWidth(text) - 2;
    const way = ways.find((one) => cellWidth(one) <= room);
    if (way !== undefined) text = `${text}, ${way}`;
    else if (room >= leastRoom) text = `${text}, ${shortenMiddle(ways[0] ?? '', room)}`;
  }
  return text;
}
