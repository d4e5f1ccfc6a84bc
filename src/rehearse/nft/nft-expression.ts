import type { NftElement, NftExpression } from './nft-constant.ts';
import type { NftVerdict } from './nft-verdict.ts';
import type { NftWords } from './nft-words.ts';
import { notUnderstood } from './not-understood.ts';
import { readVerdict } from './read-verdict.ts';

/** What a reader of expressions knows of the file around it. */
export interface NftScope {
  /** What `$name` stands for. */
  readonly variable: (name: string) => NftExpression | undefined;
  /** Counts one more rule or element. @throws TooMuch where they are too many. */
  readonly count: () => void;
}

const mostDeep = 20;

/**
 * Reads a constant: a word, a range, a prefix, bits, a concatenation, `{ … }`, `@set`, `$variable`.
 * @throws NotUnderstood for anything else.
 */
export function readExpression(words: NftWords, scope: NftScope): NftExpression {
  const first = readConcat(words, scope);
  if (!words.take(',')) return first;
  const all = [first];
  do all.push(readConcat(words, scope));
  while (words.take(','));
  return { is: 'bits', of: all, by: ',' };
}

/** Elements between braces, over as many lines as they need. */
export function readElements(words: NftWords, scope: NftScope): readonly NftElement[] {
  const all: NftElement[] = [];
  words.need('{');
  if (words.depth() > mostDeep) throw notUnderstood('too-much');
  for (;;) {
    words.skipBreaks();
    if (words.take('}')) return all;
    for (const one of readElement(words, scope)) all.push(one);
    words.skipBreaks();
    if (!words.take(',')) {
      words.need('}');
      return all;
    }
  }
}

function readElement(words: NftWords, scope: NftScope): readonly NftElement[] {
  const { at, line } = words.peek();
  const key = readConcat(words, scope);
  let fleeting = false;
  for (;;) {
    if (words.take('timeout') || words.take('expires')) {
      fleeting = true;
      words.word();
    } else if (words.take('counter')) {
      if (words.take('packets')) words.word();
      if (words.take('bytes')) words.word();
    } else if (words.take('comment')) words.next();
    else break;
  }
  const verdict = words.take(':') ? readData(words, scope) : undefined;
  const one = { fleeting, at, line, ...(verdict && { verdict }) };
  // A variable may stand for a set, whose elements are then elements here.
  if (key.is === 'set' && verdict === undefined) {
    for (const _ of key.of) scope.count();
    return key.of;
  }
  if (key.is === 'set' || key.is === 'named') throw notUnderstood('malformed');
  scope.count();
  return [{ key, ...one }];
}

/** What a map gives: a verdict, or data that nothing here goes by. */
function readData(words: NftWords, scope: NftScope): NftVerdict | undefined {
  const verdict = readVerdict(words);
  if (verdict === undefined) readConcat(words, scope);
  return verdict;
}

function readConcat(words: NftWords, scope: NftScope): NftExpression {
  const first = readBits(words, scope);
  if (!words.take('.')) return first;
  const all = [first];
  do all.push(readBits(words, scope));
  while (words.take('.'));
  return { is: 'concat', of: all };
}

function readBits(words: NftWords, scope: NftScope): NftExpression {
  const first = readOne(words, scope);
  if (!words.take('|')) return first;
  const all = [first];
  do all.push(readOne(words, scope));
  while (words.take('|'));
  return { is: 'bits', of: all, by: '|' };
}

function readOne(words: NftWords, scope: NftScope): NftExpression {
  if (words.peek().text === '{' && words.peek().kind === 'sign')
    return { is: 'set', of: readElements(words, scope) };
  if (words.take('(')) {
    if (words.peek().text === '(') throw notUnderstood('malformed');
    const inner = readBits(words, scope);
    words.need(')');
    return inner;
  }
  if (words.take('*')) return { is: 'any' };
  if (words.take('@')) return { is: 'named', name: words.word() };
  if (words.take('[')) {
    const text = words.word();
    words.need(']');
    return { is: 'word', text, quoted: false };
  }
  if (words.take('$')) {
    const value = scope.variable(words.word());
    if (value === undefined) throw notUnderstood('malformed');
    return value.is === 'word' ? suffixed(value, words, scope) : value;
  }
  const { kind, text } = words.peek();
  if (kind !== 'word' && kind !== 'quoted') throw notUnderstood('malformed');
  words.next();
  return suffixed({ is: 'word', text, quoted: kind === 'quoted' }, words, scope);
}

/** `/24`, and `-192.0.2.9`. */
function suffixed(
  first: NftExpression & { readonly is: 'word' },
  words: NftWords,
  scope: NftScope,
): NftExpression {
  if (words.peek().text === '/' && /^\d{1,3}$/.test(words.peek(1).text)) {
    words.next();
    return { is: 'prefix', base: first.text, bits: Number(words.next().text) };
  }
  if (!words.take('-')) return first;
  const last = words.take('$') ? scope.variable(words.word()) : undefined;
  if (last !== undefined && last.is !== 'word') throw notUnderstood('malformed');
  if (last) return { is: 'range', from: first.text, to: last.text };
  const { kind, text: to } = words.next();
  if (kind !== 'word' && kind !== 'quoted') throw notUnderstood('malformed');
  return { is: 'range', from: first.text, to };
}
