import type { Line, Word } from '../typed.ts';
import { isPrintable } from './is-printable.ts';

/**
 * The words of a line for PowerShell (about_Quoting_Rules, about_Parsing). In a literal string a quote
 * is doubled, and five characters are one: the typographic ones too. A word that looks like a parameter
 * is a value where it is quoted.
 * @returns undefined where a word holds what cannot be pasted, or what Windows PowerShell hands to a
 *   program in another form than it was typed: a double quote, nothing at all, a backslash at the end.
 */
export function powershellWords(line: Line): readonly string[] | undefined {
  return line.every(arrives) ? line.map(quoted) : undefined;
}

function arrives({ isOurs, text }: Word): boolean {
  return isPrintable(text) && (isOurs || !/^$|["\u201c-\u201e]|\\$/.test(text));
}

function quoted({ isOurs, text }: Word): string {
  return isOurs || isPlain(text) ? text : `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** A letter first: no number, no parameter, no variable, no splat. A comma would make a list. */
function isPlain(text: string): boolean {
  return /^[A-Za-z][A-Za-z\d./:_-]*$/.test(text);
}
