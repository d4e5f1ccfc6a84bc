import { isIPv6 } from 'node:net';
import { notUnderstood } from './not-understood.ts';

/** A piece of a ruleset. `break`: the end of a line that a statement may end with. */
export interface NftWord {
  readonly kind: 'word' | 'quoted' | 'sign' | 'break' | 'end';
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Where it begins. */
  readonly at: number;
}

/** A place in a ruleset. */
export interface NftWords {
  /** What comes, without going there. */
  readonly peek: (ahead?: number) => NftWord;
  readonly next: () => NftWord;
  /** Goes beyond a word or a sign if it comes next. */
  readonly take: (text: string) => boolean;
  /** @throws NotUnderstood unless it comes next. */
  readonly need: (text: string) => void;
  /** A word, not a quoted one. @throws NotUnderstood where something else comes. */
  readonly word: () => string;
  /** Whether a statement ends here. */
  readonly isEnd: () => boolean;
  readonly skipBreaks: () => void;
  /** How many braces are open. */
  readonly depth: () => number;
  /** Goes on to where a statement ends that began at this depth. */
  readonly skipStatement: (depth: number) => void;
}

/**
 * A ruleset word by word, as nft's scanner takes it: `#` begins a comment, a backslash before the end of a line
 * goes on with the next. No more than three words are held at once.
 * @see https://manpages.debian.org/nft.8
 */
export function nftWords(text: string): NftWords {
  const ahead: NftWord[] = [];
  let at = 0;
  let line = 1;
  let depth = 0;
  const read = (): NftWord => {
    for (;;) {
      if (at >= text.length) return { kind: 'end', text: '', line, at };
      const start = at;
      const found = spelled(text, at);
      at += found.length;
      const here = line;
      if (found.kind === 'gap') line += found.text.endsWith('\n') ? 1 : 0;
      else {
        if (found.kind === 'break') line += 1;
        return { kind: found.kind, text: found.text, line: here, at: start };
      }
    }
  };
  const peek = (count = 0): NftWord => {
    while (ahead.length <= count) ahead.push(read());
    return ahead[count] ?? read();
  };
  const next = (): NftWord => {
    const one = ahead.shift() ?? read();
    if (one.kind === 'sign' && one.text === '{') depth += 1;
    else if (one.kind === 'sign' && one.text === '}') depth -= 1;
    return one;
  };
  const is = (word: string): boolean => {
    const { kind, text: found } = peek();
    return (kind === 'word' || kind === 'sign') && found === word;
  };
  const take = (word: string): boolean => {
    if (!is(word)) return false;
    next();
    return true;
  };
  const isEnd = (): boolean => peek().kind === 'break' || peek().kind === 'end' || is(';');
  return {
    ...{ peek, next, take },
    need: (word) => {
      if (!take(word)) throw notUnderstood('malformed');
    },
    word: () => {
      if (peek().kind !== 'word') throw notUnderstood('malformed');
      return next().text;
    },
    isEnd: () => isEnd() || is('}'),
    skipBreaks: () => {
      while (peek().kind === 'break') next();
    },
    depth: () => depth,
    skipStatement: (from) => {
      for (; peek().kind !== 'end' && depth >= from; next())
        if (depth === from && (isEnd() || is('}'))) return;
    },
  };
}

interface Spelled {
  readonly kind: 'gap' | 'break' | 'word' | 'quoted' | 'sign';
  readonly text: string;
  readonly length: number;
}

const gap = /[ \t\r]+|\\\r?\n|#[^\n]*/y;
const quoted = /"([^"\n]*)"/y;
const colons = /[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,45}/y;
const word =
  /\d{1,3}(?:\.\d{1,3}){3}(?![\w.])|0x[0-9a-fA-F]+|\d+[a-zA-Z]\w*|\d+|[A-Za-z_](?:[\w/\\.-]*[\w/\\-])?\*?/y;
const sign = /<=|>=|==|!=|<<|>>|[\s\S]/y;
const hardware = /^(?:[0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}$/;

function spelled(text: string, at: number): Spelled {
  const blank = found(gap, text, at);
  if (blank !== undefined) return { kind: 'gap', text: blank, length: blank.length };
  if (text[at] === '\n') return { kind: 'break', text: '\n', length: 1 };
  const quote = found(quoted, text, at);
  if (quote !== undefined)
    return { kind: 'quoted', text: quote.slice(1, -1), length: quote.length };
  const address = found(colons, text, at);
  if (address !== undefined && (isIPv6(address) || hardware.test(address)))
    return { kind: 'word', text: address, length: address.length };
  const plain = found(word, text, at);
  if (plain !== undefined) return { kind: 'word', text: plain, length: plain.length };
  const mark = found(sign, text, at) ?? '';
  return { kind: 'sign', text: mark, length: mark.length };
}

function found(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}
