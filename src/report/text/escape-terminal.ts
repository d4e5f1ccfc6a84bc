import { cellWidth } from './cell-width.ts';

const defaultMax = 300;
const gap = '...';
/** Letters of real languages carry at most this many marks; more is an attack on the lines above. */
const maxMarks = 3;

/**
 * Control characters, invisible and direction-changing ones (bidi overrides, zero-width joiners,
 * tags), line and paragraph separators, private and unassigned code points, lone surrogates.
 */
const harmful = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
const mark = /[\p{Mn}\p{Me}]/u;
const plain = /^[\x20-\x7e]*$/;

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u001b': '\\x1b',
};

/**
 * A text from the network or a file as a terminal can show it on one line: what would move the
 * cursor, change colours or reverse the direction of reading is written as `\n`, `\x1b` or
 * `\u{202e}`, and so are stacked marks. At most `max` cells wide (default 300): what is longer
 * ends in `...`.
 */
export function escapeTerminal(text: string, options: { readonly max?: number } = {}): string {
  const max = Math.max(4, options.max ?? defaultMax);
  if (text.length <= max && plain.test(text)) {
    return text;
  }
  const room = max - gap.length;
  let escaped = '';
  let kept = '';
  let used = 0;
  for (const piece of escapedPieces(text)) {
    used += cellWidth(piece);
    if (used > max) {
      return `${kept}${gap}`;
    }
    escaped += piece;
    kept = used <= room ? escaped : kept;
  }
  return escaped;
}

/** One piece a code point, so that no escape is cut in its middle. */
function* escapedPieces(text: string): Iterable<string> {
  // A text that begins with a mark would join it to what stands before the text.
  let marks = maxMarks;
  for (const character of text) {
    const stacked = mark.test(character) && marks >= maxMarks;
    marks = mark.test(character) ? marks + 1 : 0;
    yield stacked ? stackedMarks(marks) : pieceOf(character);
  }
}

/** A tower of marks ends in one sign that something was left out. */
function stackedMarks(count: number): string {
  return count === maxMarks + 1 ? gap : '';
}

function pieceOf(character: string): string {
  return harmful.test(character) ? codeOf(character) : character;
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return named[character] ?? `\\u{${code.toString(16)}}`;
}
