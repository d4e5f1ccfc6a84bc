/** A set of characters: those that are named, by their codes, or all others. */
export interface CharacterSet {
  readonly kind: 'set';
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly isNot: boolean;
}

/** An extended regular expression (POSIX 1003.1, 9.4), taken apart. */
export type Pattern =
  | CharacterSet
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'all-of' | 'one-of'; readonly parts: readonly Pattern[] }
  | {
      readonly kind: 'repeat';
      readonly part: Pattern;
      readonly least: number;
      /** Absent: without end. */
      readonly most?: number;
    };

/** Deeper than this nobody writes by hand. */
const deepest = 50;
const mostLength = 4096;
/** RE_DUP_MAX of POSIX. */
const mostRepeats = 255;

/**
 * Reads an extended regular expression as regcomp() of glibc takes it. Undefined for what it refuses, and
 * for what POSIX leaves open or does not have (`\d`, `(?:`, references back): nothing is guessed of those.
 */
export function readPattern(text: string): Pattern | undefined {
  if (text.length > mostLength) return undefined;
  const cursor: Cursor = { text, at: 0, depth: 0 };
  const pattern = readAlternatives(cursor);
  return cursor.at === text.length ? pattern : undefined;
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

function readAlternatives(cursor: Cursor): Pattern | undefined {
  const parts: Pattern[] = [];
  for (;;) {
    const part = readSequence(cursor);
    if (!part) return undefined;
    parts.push(part);
    if (cursor.text[cursor.at] !== '|') break;
    cursor.at += 1;
  }
  return parts.length === 1 ? parts[0] : { kind: 'one-of', parts };
}

function readSequence(cursor: Cursor): Pattern | undefined {
  const parts: Pattern[] = [];
  while (cursor.at < cursor.text.length && !'|)'.includes(cursor.text[cursor.at] ?? '')) {
    const part = readRepeated(cursor);
    if (!part) return undefined;
    parts.push(part);
  }
  return { kind: 'all-of', parts };
}

function readRepeated(cursor: Cursor): Pattern | undefined {
  let part = readOne(cursor);
  for (let count = 0; part && '*+?{'.includes(cursor.text[cursor.at] ?? ' '); count += 1) {
    const bounds = readBounds(cursor);
    // An anchor is nothing that glibc repeats.
    if (!bounds || part.kind === 'start' || part.kind === 'end' || count > 3) return undefined;
    part = { kind: 'repeat', part, ...bounds };
  }
  return part;
}

function readBounds(
  cursor: Cursor,
): { readonly least: number; readonly most?: number } | undefined {
  const mark = cursor.text[cursor.at];
  if (mark !== '{') {
    cursor.at += 1;
    if (mark === '*') return { least: 0 };
    return mark === '+' ? { least: 1 } : { least: 0, most: 1 };
  }
  const [all, from, comma, to] =
    /^\{(\d{1,3})(,(\d{1,3})?)?\}/.exec(cursor.text.slice(cursor.at, cursor.at + 10)) ?? [];
  if (all === undefined) return undefined;
  cursor.at += all.length;
  const least = Number(from);
  const most = comma === undefined ? least : to === undefined ? undefined : Number(to);
  if (least > mostRepeats || (most !== undefined && (most < least || most > mostRepeats))) {
    return undefined;
  }
  return most === undefined ? { least } : { least, most };
}

function readOne(cursor: Cursor): Pattern | undefined {
  const { text } = cursor;
  const mark = text[cursor.at] ?? '';
  if (mark === '[') return readSet(cursor);
  cursor.at += 1;
  if (mark === '^') return { kind: 'start' };
  if (mark === '$') return { kind: 'end' };
  if (mark === '.') return { kind: 'set', ranges: [], isNot: true };
  if (mark === '(') return readGroup(cursor);
  // At a place where there is nothing to repeat; glibc calls that an error.
  if ('*+?{'.includes(mark)) return undefined;
  if (mark !== '\\') return oneCharacter(mark);
  const next = text[cursor.at] ?? '';
  cursor.at += 1;
  const known = classes[next];
  if (known) return known;
  return next === '' || /[a-zA-Z0-9<>'`]/.test(next) ? undefined : oneCharacter(next);
}

function readGroup(cursor: Cursor): Pattern | undefined {
  cursor.depth += 1;
  if (cursor.depth > deepest) return undefined;
  const part = readAlternatives(cursor);
  cursor.depth -= 1;
  if (!part || cursor.text[cursor.at] !== ')') return undefined;
  cursor.at += 1;
  return part;
}

function readSet(cursor: Cursor): Pattern | undefined {
  const rest = cursor.text.slice(cursor.at);
  const [all, not, items] =
    /^\[(\^)?(\]?(?:\[:[a-z]+:\]|\[(?![.=:])|[^\]\\[]|\\)*)\]/.exec(rest) ?? [];
  if (all === undefined || items === undefined) return undefined;
  cursor.at += all.length;
  const ranges: (readonly [number, number])[] = [];
  const one = /\[:([a-z]+):\]|(.)-([^\]])|(.)/gsy;
  for (let found = one.exec(items); found; found = one.exec(items)) {
    const [, name, from, to, single] = found;
    const own =
      name !== undefined
        ? named[name]
        : single !== undefined
          ? [codes(single, single)]
          : [codes(from ?? '', to ?? '')];
    // A range that ends in a class, or backwards.
    if (!own?.every(([low, high]) => low <= high) || to === '[') return undefined;
    ranges.push(...own);
  }
  return ranges.length === 0 ? undefined : { kind: 'set', ranges, isNot: not !== undefined };
}

function oneCharacter(mark: string): CharacterSet {
  return { kind: 'set', ranges: [codes(mark, mark)], isNot: false };
}

function codes(from: string, to: string): readonly [number, number] {
  return [from.charCodeAt(0), to.charCodeAt(0)];
}

const digit = [codes('0', '9')];
const lower = [codes('a', 'z')];
const upper = [codes('A', 'Z')];
const blank = [codes(' ', ' '), codes('\t', '\t')];
const space = [codes(' ', ' '), codes('\t', '\r')];
const punctuation = [codes('!', '/'), codes(':', '@'), codes('[', '`'), codes('{', '~')];
const word = [...lower, ...upper, ...digit, codes('_', '_')];

/** Of the locale C, in which Squid runs. */
const named: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  alpha: [...lower, ...upper],
  digit,
  alnum: [...lower, ...upper, ...digit],
  lower,
  upper,
  blank,
  space,
  punct: punctuation,
  xdigit: [...digit, codes('a', 'f'), codes('A', 'F')],
  print: [codes(' ', '~')],
  graph: [codes('!', '~')],
  cntrl: [codes('\u0000', '\u001f'), codes('\u007f', '\u007f')],
};

const classes: Readonly<Record<string, CharacterSet>> = {
  w: { kind: 'set', ranges: word, isNot: false },
  W: { kind: 'set', ranges: word, isNot: true },
  s: { kind: 'set', ranges: space, isNot: false },
  S: { kind: 'set', ranges: space, isNot: true },
};
