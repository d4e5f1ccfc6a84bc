import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { guardFormula } from '../../../text/guard-formula.ts';

/** A cell is there to be read; the JSON report holds the rest. */
const longest = 4000;
/** What Excel takes, in UTF-16 code units. */
const limit = 32_767;

/**
 * A text as the string of a cell. Control characters (XML forbids most), lone surrogates and what
 * turns the direction of reading are written out. One that begins like a formula gets an
 * apostrophe in front: the style `quotePrefix` would hide it, but is lost when the sheet is saved
 * as CSV or pasted elsewhere, and the formula is back. `_x0041_` would be read as `A` (ECMA-376
 * part 1, 22.9.2.19) and is escaped. Lines come as a list.
 */
export function cellText(text: string | readonly string[]): string {
  const lines = typeof text === 'string' ? [text] : text;
  return lines
    .map((line) => guardFormula(escapeTerminal(line, { max: longest })))
    .join('\n')
    .slice(0, limit)
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_');
}
