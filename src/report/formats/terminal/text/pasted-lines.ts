import { cellWidth } from '../../../text/cell-width.ts';
import type { ShellName } from '../../../words/reproduce/call/shell-name.ts';

const continued: Readonly<Record<ShellName, string>> = { shell: ' \\', powershell: ' `' };

/**
 * Commands on lines of at most `width` cells that are pasted as they stand: broken between words, where
 * the shell itself lets a line go on, the further ones indented.
 * @returns undefined where a word is wider than that.
 */
export function pastedLines(
  commands: readonly (readonly string[])[],
  { shell, width }: { readonly shell: ShellName; readonly width: number },
): readonly string[] | undefined {
  const room = width - continued[shell].length;
  const lines = commands.flatMap((words) => {
    const rows = rowsOf(words, room);
    return rows.map((row, at) => (at === rows.length - 1 ? row : `${row}${continued[shell]}`));
  });
  return lines.every((line) => cellWidth(line) <= width) ? lines : undefined;
}

function rowsOf(words: readonly string[], room: number): readonly string[] {
  const rows: string[] = [];
  for (const word of inPairs(words, room - 2)) {
    const last = rows.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && cellWidth(longer) > room) rows.push(`  ${word}`);
    else rows[Math.max(0, rows.length - 1)] = longer;
  }
  return rows;
}

/** An option and its value stay on one line, where both fit on one. */
function inPairs(words: readonly string[], room: number): readonly string[] {
  const pairs: string[] = [];
  for (const word of words) {
    const last = pairs.at(-1) ?? '';
    const isValue = /^--?[a-z]\S*$/i.test(last) && !word.startsWith('-');
    if (isValue && cellWidth(`${last} ${word}`) <= room)
      pairs[pairs.length - 1] = `${last} ${word}`;
    else pairs.push(word);
  }
  return pairs;
}
