declare const made: unique symbol;

/**
 * A piece of a text, and whose words it is. `words`: ours; `code`: ours too, to be typed as it stands;
 * `name`: what something outside goes by (a host, a URL, an id); `outside`: any other text that came
 * from outside. Nothing is escaped: that is for each format. Made here alone.
 */
export interface Part {
  readonly [made]: true;
  readonly kind: 'words' | 'code' | 'name' | 'outside';
  readonly text: string;
}

/** A text of which each format knows what to escape. An empty one has no parts. */
export type Text = readonly Part[];

/** What a template may hold: a plain `string` is refused, as nobody knows whose it is. */
type Inserted = Text | number | undefined;

/**
 * A sentence, or a piece of one. What stands in the template is ours; a number is its digits; what
 * came from outside is put in by `named()` or `outside()`.
 */
export function say(literals: TemplateStringsArray, ...inserted: readonly Inserted[]): Text {
  const parts: Part[] = [];
  for (let index = 0; index < literals.length; index += 1) {
    const words = literals[index];
    const next = inserted[index];
    if (words) parts.push(part('words', words));
    if (typeof next === 'number') parts.push(part('words', String(next)));
    else if (next) for (const piece of next) parts.push(piece);
  }
  return parts;
}

/** What is to be typed as it stands: a command, an option, the form of a value. */
export function code([text = '']: TemplateStringsArray): Text {
  return one('code', text);
}

/** What something outside goes by: a host, an address, a URL, an id. */
export function named(text: string): Text {
  return one('name', text);
}

/** Any other text that came from outside. */
export function outside(text: string): Text {
  return one('outside', text);
}

/** A number with so many decimals. */
export function figure(value: number, decimals: number): Text {
  return one('words', value.toFixed(decimals));
}

/** A literal type, or a union of some; of any wider type nothing. */
export type Literal<T extends string> = Record<never, never> extends Record<T, 1> ? never : T;

/** A member of one of our closed lists as a word of ours: its type must be a literal. */
export function ours<T extends string>(word: Literal<T>): Text {
  return one('words', word);
}

/** Words of a page that travels with the package: ours, though they were read from a file. */
export function printed(kind: 'words' | 'code', text: string): Text {
  return one(kind, text);
}

/** Texts with the same words between each two of them. */
export function joined<T extends string>(texts: readonly Text[], between: Literal<T>): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [...ours<T>(between), ...text]));
}

/** The same with our own words in lower case. */
export function lowerCase(text: Text): Text {
  return text.map(({ kind, text: words }) =>
    part(kind, kind === 'words' ? words.toLowerCase() : words),
  );
}

/** The characters of a text, for what escapes the whole of it, such as a terminal or a cell. */
export function plainText(text: Text): string {
  let plain = '';
  for (const { text: piece } of text) plain += piece;
  return plain;
}

function one(kind: Part['kind'], text: string): Text {
  return text === '' ? [] : [part(kind, text)];
}

function part(kind: Part['kind'], text: string): Part {
  return { kind, text } as Part;
}
