const plain = /^[\x20-\x7e]*$/;
/** What takes no cell of its own; U+1160 to U+11FF join the Hangul letter before them. */
const joining = /[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]/u;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;

/** East Asian wide and fullwidth blocks (Unicode TR 11), first and last code point. */
const wide: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3040, 0x3247],
  [0x3250, 0x4dbf],
  [0x4e00, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f251],
  [0x20000, 0x3fffd],
];

/**
 * How many cells of a terminal a text takes: 2 for a wide character or an emoji, 0 for a mark
 * that joins the one before it, else 1. The text holds no escape sequences.
 */
export function cellWidth(text: string): number {
  if (plain.test(text)) {
    return text.length;
  }
  let cells = 0;
  for (const { segment } of segmentsOf(text)) {
    cells += graphemeWidth(segment);
  }
  return cells;
}

/** A visible character with its width in cells. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

/**
 * The visible characters of a text, in order. One that is wider than two cells comes in its code
 * points: a hostile text can make one character as wide as it likes.
 */
export function cellsOf(text: string): readonly Cell[] {
  return Array.from(segmentsOf(text)).flatMap(({ segment }) => {
    const width = graphemeWidth(segment);
    return width <= 2
      ? [{ text: segment, width }]
      : Array.from(segment, (character) => ({ text: character, width: graphemeWidth(character) }));
  });
}

// Made for the first text that needs it: that takes longer than all else at the start of a command.
let graphemes: Intl.Segmenter | undefined;

function segmentsOf(text: string): Intl.Segments {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return graphemes.segment(text);
}

function graphemeWidth(grapheme: string): number {
  if (emoji.test(grapheme)) {
    return 2;
  }
  let cells = 0;
  for (const character of grapheme) {
    cells += joining.test(character) ? 0 : characterWidth(character.codePointAt(0) ?? 0);
  }
  return cells;
}

function characterWidth(code: number): number {
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
