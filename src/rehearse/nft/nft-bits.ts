import type { NftElement, NftExpression } from './nft-constant.ts';
import { type NftScope, readExpression } from './nft-expression.ts';
import type { NftSelector } from './nft-field.ts';
import type { NftPart } from './nft-ruleset.ts';
import type { NftChoice, Truth } from './nft-verdict.ts';
import type { NftWords } from './nft-words.ts';
import { notUnderstood } from './not-understood.ts';
import { readSign, type Sign } from './read-sign.ts';

type Bits = NonNullable<NftSelector['bits']>;

/**
 * Reads a comparison of bits: `ct state new`, `tcp flags syn / syn,ack`, `tcp flags & (syn | ack) == syn`. Without
 * a sign one of the bits is enough; in a set the whole value is meant.
 * @throws NotUnderstood for another form, or a bit that has no such name.
 */
export function readBitsMatch(
  words: NftWords,
  scope: NftScope,
  { bits, has }: NftSelector,
): NftPart {
  if (bits === undefined) throw notUnderstood('malformed');
  const holds = readTest(words, scope, bits);
  return {
    is: 'test',
    test: (packet) => has(packet) && agreed(bits.of(packet).map((value) => holds(value))),
  };
}

type Test = (value: number) => Truth;

function readTest(words: NftWords, scope: NftScope, { names }: Bits): Test {
  if (words.take('&')) {
    const mask = bitsOf(readExpression(words, scope), names);
    const sign = readSign(words);
    return masked({ mask, sign, wanted: bitsOf(readExpression(words, scope), names) });
  }
  const sign = readSign(words);
  const expression = readExpression(words, scope);
  if (expression.is === 'named') return () => 'elsewhere';
  if (expression.is === 'set') {
    const values = expression.of.map(({ key }) => bitsOf(key, names));
    return sign === '!=' ? (value) => !values.includes(value) : (value) => values.includes(value);
  }
  const wanted = bitsOf(expression, names);
  if (words.take('/'))
    return masked({ mask: bitsOf(readExpression(words, scope), names), sign, wanted });
  if (sign === '') return (value) => (value & wanted) !== 0;
  if (sign === '!') return (value) => (value & wanted) === 0;
  return masked({ mask: -1, sign, wanted });
}

interface Masked {
  readonly mask: number;
  readonly sign: Sign;
  readonly wanted: number;
}

function masked({ mask, sign, wanted }: Masked): Test {
  if (sign === '!=') return (value) => (value & mask) !== wanted;
  if (sign === '==' || sign === '') return (value) => (value & mask) === wanted;
  throw notUnderstood('not-judged');
}

function agreed(truths: readonly Truth[]): Truth {
  const [first = 'elsewhere'] = truths;
  return truths.every((truth) => truth === first) ? first : 'elsewhere';
}

/** A map by bits, which goes by the whole value. */
export function bitsMap({ bits, has }: NftSelector, elements: readonly NftElement[]): NftPart {
  if (bits === undefined) throw notUnderstood('malformed');
  const exact = new Map<number, NftElement>();
  let rest: NftElement | undefined;
  for (const element of elements) {
    if (element.key.is === 'any') rest = element;
    else exact.set(bitsOf(element.key, bits.names), element);
  }
  return {
    is: 'map',
    choose: (packet) => {
      const values = has(packet) ? bits.of(packet) : [];
      return chosen(values.map((value) => exact.get(value) ?? rest));
    },
  };
}

function chosen(elements: readonly (NftElement | undefined)[]): NftChoice {
  const different = new Set(elements);
  const found = [...different].flatMap((element) =>
    element?.verdict ? [{ verdict: element.verdict, at: element.at, line: element.line }] : [],
  );
  if (found.length === 0) return { found, sure: false };
  return { found, sure: different.size === 1 ? true : 'elsewhere' };
}

function bitsOf(expression: NftExpression, names: Bits['names']): number {
  if (expression.is === 'bits')
    return expression.of.reduce((all, one) => all | bitsOf(one, names), 0);
  if (expression.is !== 'word') throw notUnderstood('malformed');
  const { text } = expression;
  if (Object.hasOwn(names, text)) return names[text] ?? 0;
  if (!/^(?:\d{1,9}|0x[0-9a-f]{1,8})$/i.test(text)) throw notUnderstood('malformed');
  return Number(text);
}
