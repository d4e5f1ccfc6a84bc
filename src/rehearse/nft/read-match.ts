import { bitsMap, readBitsMatch } from './nft-bits.ts';
import type { NftElement, NftExpression } from './nft-constant.ts';
import { type NftScope, readElements, readExpression } from './nft-expression.ts';
import type { NftSelector } from './nft-field.ts';
import { isWithin, type Key, nftMembers } from './nft-members.ts';
import type { NftPacket } from './nft-packet.ts';
import type { NftNamed, NftPart, NftTable } from './nft-ruleset.ts';
import { intervalOf, type ValueType } from './nft-values.ts';
import type { Truth } from './nft-verdict.ts';
import type { NftWords } from './nft-words.ts';
import { notUnderstood } from './not-understood.ts';
import { readSelector } from './read-selector.ts';
import { readSign, type Sign } from './read-sign.ts';

/**
 * Reads a statement that begins with a field of the packet: a comparison, a verdict map, or a change of it.
 * @returns undefined where no field comes next
 * @throws NotUnderstood for what is none of these.
 */
export function readMatch(words: NftWords, scope: NftScope): NftPart | undefined {
  const first = readSelector(words);
  if (first === undefined) return undefined;
  const selectors = [first];
  while (words.take('.')) {
    const one = readSelector(words);
    if (one === undefined) throw notUnderstood('malformed');
    selectors.push(one);
  }
  if (selectors.length === 1 && words.take('set')) return readChange(words, scope, first);
  if (words.take('vmap')) return readMap(words, scope, selectors);
  if (first.bits && selectors.length === 1) return readBitsMatch(words, scope, first);
  if (words.take('&')) {
    readExpression(words, scope);
    readSign(words);
    readExpression(words, scope);
    return tested(selectors, () => 'elsewhere');
  }
  const sign = readSign(words);
  const compare = compared(readExpression(words, scope), sign, selectors);
  return tested(selectors, compare);
}

type Compare = (keys: readonly Key[], table: NftTable) => Truth;

function tested(selectors: readonly NftSelector[], compare: Compare): NftPart {
  return {
    is: 'test',
    test: (packet, table) =>
      selectors.every(({ has }) => has(packet)) && compare(keysOf(selectors, packet), table),
  };
}

function keysOf(selectors: readonly NftSelector[], packet: NftPacket): readonly Key[] {
  return selectors.map(({ key }) => key(packet));
}

function compared(
  expression: NftExpression,
  sign: Sign,
  selectors: readonly NftSelector[],
): Compare {
  const negated = sign === '!=' || sign === '!';
  const turned = (truth: Truth): Truth => (negated && typeof truth === 'boolean' ? !truth : truth);
  if (expression.is === 'named') {
    if (!negated && sign !== '' && sign !== '==') throw notUnderstood('malformed');
    return (keys, { sets }) => turned(inNamed(sets.get(expression.name), keys, selectors));
  }
  if (!negated && sign !== '' && sign !== '==') return ordered(expression, sign, selectors);
  const [first] = selectors;
  if (first !== undefined && selectors.length === 1 && expression.is !== 'set') {
    const interval = intervalOf(expression, first.type);
    return ([key]) => (key === undefined ? 'unread-line' : turned(isWithin(key, interval)));
  }
  const members = nftMembers(selectors.map(({ type }) => type));
  members.add(expression.is === 'set' ? expression.of : [elementOf(expression)]);
  return (keys) => turned(members.holds(keys));
}

function inNamed(
  named: NftNamed | undefined,
  keys: readonly Key[],
  selectors: readonly NftSelector[],
): Truth {
  if (named === undefined) return 'unread-line';
  const { members, types } = named;
  return isFor(types, selectors) ? members.holds(keys) : 'elsewhere';
}

/** Whether a set may hold what is looked up in it; what nobody knows is looked up in any. */
function isFor(types: readonly ValueType[], selectors: readonly NftSelector[]): boolean {
  const fits = (type: ValueType, other: ValueType | undefined): boolean =>
    type === other || type === 'opaque' || other === 'opaque';
  return (
    types.length === selectors.length && selectors.every(({ type }, at) => fits(type, types[at]))
  );
}

function elementOf(key: NftExpression): NftElement {
  return { key, fleeting: false, at: 0, line: 0 };
}

function ordered(
  expression: NftExpression,
  sign: Sign,
  selectors: readonly NftSelector[],
): Compare {
  const [selector] = selectors;
  if (selector === undefined || selectors.length !== 1 || expression.is !== 'word')
    throw notUnderstood('malformed');
  const bound = intervalOf(expression, selector.type)?.[0];
  return ([key]) => {
    if (key === undefined || bound === undefined) return 'elsewhere';
    const [first, ...others] = (key.values ?? [])
      .flat()
      .map((value) => isSo(value, { sign, bound }));
    return first !== undefined && others.every((truth) => truth === first) ? first : key.why;
  };
}

function isSo(
  value: string,
  { sign, bound }: { readonly sign: Sign; readonly bound: string },
): boolean {
  if (sign === '<') return value < bound;
  if (sign === '>') return value > bound;
  return sign === '<=' ? value <= bound : value >= bound;
}

function readMap(words: NftWords, scope: NftScope, selectors: readonly NftSelector[]): NftPart {
  const has = (packet: NftPacket): boolean => selectors.every((one) => one.has(packet));
  const none = { found: [], sure: false } as const;
  if (words.take('@')) {
    const name = words.word();
    return {
      is: 'map',
      choose: (packet, { sets }) => {
        if (!has(packet)) return none;
        const named = sets.get(name);
        if (named === undefined || !isFor(named.types, selectors))
          return { found: [], sure: 'unread-line', isOpen: true };
        return named.members.choose(keysOf(selectors, packet));
      },
    };
  }
  const elements = words.take('$') ? variable(words, scope) : readElements(words, scope);
  if (elements.some(({ verdict }) => verdict === undefined)) throw notUnderstood('malformed');
  const [first] = selectors;
  if (first?.bits && selectors.length === 1) return bitsMap(first, elements);
  const members = nftMembers(selectors.map(({ type }) => type));
  members.add(elements);
  return {
    is: 'map',
    choose: (packet) => (has(packet) ? members.choose(keysOf(selectors, packet)) : none),
  };
}

function variable(words: NftWords, scope: NftScope): readonly NftElement[] {
  const value = scope.variable(words.word());
  if (value?.is !== 'set') throw notUnderstood('malformed');
  return value.of;
}

function readChange(words: NftWords, scope: NftScope, { leads }: NftSelector): NftPart {
  // What is put there may be a field of its own, or a constant.
  const from = readSelector(words);
  if (from === undefined) readExpression(words, scope);
  for (const sign of ['&', '|', '^', '<<', '>>'])
    while (words.take(sign)) if (readSelector(words) === undefined) readExpression(words, scope);
  if (from !== undefined && words.take('map')) readMapData(words, scope);
  return leads ? { is: 'diverts' } : { is: 'test', test: () => true };
}

/** `map { … }` or `map @name`, of which nothing here goes by what it gives. */
export function readMapData(words: NftWords, scope: NftScope): void {
  if (words.take('@')) words.word();
  else readElements(words, scope);
}
