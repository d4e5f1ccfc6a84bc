import type { Line, Word } from '../typed.ts';
import { isPrintable } from './is-printable.ts';

/**
 * The words of a line for a POSIX shell (IEEE 1003.1, XCU 2.2.2): nothing between single quotes means
 * anything, and a quote itself stands outside of them, behind a backslash.
 * @returns undefined where a word holds what cannot be pasted (`isPrintable()`).
 */
export function shellWords(line: Line): readonly string[] | undefined {
  return line.every(({ text }) => isPrintable(text)) ? line.map(quoted) : undefined;
}

function quoted({ isOurs, text }: Word): string {
  return isOurs || isPlain(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Means itself to sh, bash, zsh and fish, and looks like no option. */
function isPlain(text: string): boolean {
  return /^[A-Za-z\d@/][A-Za-z\d@%+,./:_-]*$/.test(text);
}
