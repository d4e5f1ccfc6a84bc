import { cellsOf, cellWidth } from './cell-width.ts';

/**
 * Lines of at most `width` cells, broken at spaces; a word that is wider than a line is broken
 * where it must be. At least one line. The text holds no line breaks and no escape sequences.
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
  if (cellWidth(word) <= width) {
    return [word];
  }
  const found: string[] = [];
  let piece = '';
  let used = 0;
  for (const cell of cellsOf(word)) {
    if (used + cell.width > width) {
      found.push(piece);
      piece = '';
      used = 0;
    }
    piece += cell.text;
    used += cell.width;
  }
  return [...found, piece];
}
