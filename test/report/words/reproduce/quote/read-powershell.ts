/** A word as PowerShell would read it. */
export interface ReadWord {
  /** A literal string is a value whatever it looks like; a bare word may be a parameter. */
  readonly kind: 'literal' | 'bare' | 'parameter';
  readonly text: string;
}

const quotes = "'\u2018\u2019\u201a\u201b";

/**
 * Reads a command of PowerShell as about_Parsing and about_Quoting_Rules say it is read in argument mode,
 * and no more of the language than a line of words may hold: literal strings, bare words that mean
 * themselves, parameters.
 * @throws Error for all else: whatever could expand, begin another command, or join two words.
 */
export function readPowershell(line: string): readonly ReadWord[] {
  const words: ReadWord[] = [];
  for (let at = 0; at < line.length; ) {
    const sign = line[at] ?? '';
    if (sign === ' ') at += 1;
    else if (quotes.includes(sign)) at = literal(line, at + 1, words);
    else at = bare(line, at, words);
  }
  return words;
}

/** Two quotes of any kind are one of the second's kind; one alone is the end. */
function literal(line: string, begin: number, words: ReadWord[]): number {
  let text = '';
  for (let at = begin; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (quotes.includes(sign)) {
      const next = line[at + 1] ?? ' ';
      if (!quotes.includes(next)) {
        if (next !== ' ') throw new Error(`Two words touch at ${at}: ${line}`);
        words.push({ kind: 'literal', text });
        return at + 1;
      }
      at += 1;
      text += next;
    } else text += sign;
  }
  throw new Error(`A string has no end: ${line}`);
}

/** What may stand in a bare word is a short list: all other signs have, or may have, a meaning. */
function bare(line: string, begin: number, words: ReadWord[]): number {
  const end = line.indexOf(' ', begin);
  const text = line.slice(begin, end < 0 ? line.length : end);
  if (/^--?[A-Za-z][A-Za-z\d-]*$/.test(text)) words.push({ kind: 'parameter', text });
  else if (/^[A-Za-z\d/][A-Za-z\d./:_-]*$/.test(text)) words.push({ kind: 'bare', text });
  else throw new Error(`Not a plain word: ${text}`);
  return end < 0 ? line.length : end;
}
