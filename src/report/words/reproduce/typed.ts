declare const made: unique symbol;

/**
 * A word of a command line. `isOurs`: it stands in our code as it is typed; any other holds something
 * that came from outside, and is quoted by each shell's own rules. Made here alone.
 */
export interface Word {
  readonly [made]: true;
  readonly isOurs: boolean;
  readonly text: string;
}

/** One command, word by word. */
export type Line = readonly Word[];

/**
 * The words of a command. Blanks of the template part them, and what the template says is typed as it
 * stands; a text that is put in never becomes a second word, however it looks: it is part of the word
 * that it touches, or one by itself. Numbers are digits. Other words may be put in between blanks.
 */
export function typed(
  literals: TemplateStringsArray,
  ...inserted: readonly (string | number | Line)[]
): Line {
  const words: Word[] = [];
  let open: { text: string; isOurs: boolean } | undefined;
  const close = (): void => {
    if (open) words.push({ ...open } as Word);
    open = undefined;
  };
  const add = (text: string, isOurs: boolean): void => {
    open = { text: (open?.text ?? '') + text, isOurs: (open?.isOurs ?? true) && isOurs };
  };
  for (const [index, pieces] of piecesOf(literals).entries()) {
    for (const piece of pieces) {
      if (piece === ' ') close();
      else add(piece, true);
    }
    const value = inserted[index];
    if (typeof value === 'string') add(value, false);
    else if (typeof value === 'number') add(String(value), true);
    else if (value) {
      close();
      words.push(...value);
    }
  }
  close();
  return words;
}

/** By the template, which is the same however often it is used. */
const known = new WeakMap<TemplateStringsArray, readonly (readonly string[])[]>();

/** The words of a template's literals, and a blank for each gap. */
function piecesOf(literals: TemplateStringsArray): readonly (readonly string[])[] {
  const before = known.get(literals);
  if (before) return before;
  const pieces = literals.map((literal) =>
    literal
      .split(/(\s+)/)
      .filter((piece) => piece !== '')
      .map((piece) => (/^\s/.test(piece) ? ' ' : piece)),
  );
  known.set(literals, pieces);
  return pieces;
}
