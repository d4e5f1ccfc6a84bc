import { cellsOf, cellWidth } from './cell-width.ts';

/** A host or a URL of usual length: broken, it cannot be pasted. */
const wholeWord = 60;

/**
 * Lines of at most `width` cells, broken at spaces; a word that is wider than a line is broken
 * behind a comma or semicolon, or where it must be. On lines of less than 60 cells a word of at most 60 stands whole,
 * and sticks out where it must. At least one line. The text holds no line breaks and no escape sequences.
 */
export function wrapText(text: string, options: { readonly width: number }): string[] {
  const width = Math.max(2, options.width);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((item) => pieces(item, width))) {
    const size = cellWidth(word);
    if (line !== '' && used + 1 + size > width) {
      lines.push(line);
      line = word;
      used = size;
    } else {
      used += size + (line === '' ? 0 : 1);
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (cellWidth(word) <= Math.max(width, wholeWord)) {
    return [word];
  }
  const found: string[] = [];
  let piece = '';
  let used = 0;
  for (const cell of cellsOf(word)) {
    if (used + cell.width > width) {
      const at = lastMark(piece);
      found.push(piece.slice(0, at));
      piece = piece.slice(at);
      used = cellWidth(piece);
    }
    piece += cell.text;
    used += cell.width;
  }
  return [...found, piece];
}

/** Behind a mark that sets parts of a list apart, where one stands in the second half; else the end. */
function lastMark(piece: string): number {
  const at = Math.max(piece.lastIndexOf(';'), piece.lastIndexOf(',')) + 1;
  return at > piece.length / 2 ? at : piece.length;
}
