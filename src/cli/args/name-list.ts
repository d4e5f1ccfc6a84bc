import { wrapText } from '../../report/text/wrap-text.ts';

/** A name and what is said of it. */
export type NamedLine = readonly [name: string, words: string];

export interface NameListOptions {
  /** Columns of the page. */
  readonly width: number;
  /** Columns before each name; default: none. */
  readonly indent?: number;
  /** Columns of the names; default: those of the longest here. */
  readonly names?: number;
}

/** Fewer columns hold a word or two. */
const leastWords = 20;

/**
 * Names in one column and words in another, wrapped there, as lines without ends; where the words have too little
 * room, below their names.
 */
export function nameList(rows: readonly NamedLine[], options: NameListOptions): string[] {
  const { width, indent = 0 } = options;
  const names = options.names ?? Math.max(0, ...rows.map(([name]) => name.length));
  const margin = indent + names + 2;
  if (width - margin < leastWords) return rows.flatMap((row) => below(row, { width, indent }));
  return rows.flatMap(([name, words]) => {
    const [first = '', ...rest] = wrapText(words, { width: width - margin });
    const head = `${' '.repeat(indent)}${name.padEnd(names)}  ${first}`;
    return [head, ...rest.map((line) => `${' '.repeat(margin)}${line}`)];
  });
}

function below(
  [name, words]: NamedLine,
  { width, indent }: { readonly width: number; readonly indent: number },
): string[] {
  const margin = ' '.repeat(indent + 4);
  const lines = wrapText(words, { width: width - margin.length });
  return [' '.repeat(indent) + name, ...lines.map((line) => margin + line)];
}
