import { type NftScope, readElements, readExpression } from './nft-expression.ts';
import { type NftMembers, nftMembers } from './nft-members.ts';
import type { NftTable } from './nft-ruleset.ts';
import { setTypes, type ValueType } from './nft-values.ts';
import type { NftWords } from './nft-words.ts';
import { notUnderstood } from './not-understood.ts';
import { readSelector } from './read-selector.ts';

export interface SetOptions {
  readonly table: NftTable;
  readonly name: string;
  readonly scope: NftScope;
}

interface Reading {
  types?: readonly ValueType[];
  members?: NftMembers;
  isFleeting: boolean;
}

/**
 * Reads one line of a set or a map at a time, by the function that it gives. What its elements are must be said
 * before they come.
 */
export function nftSetReader({ table, name, scope }: SetOptions): (words: NftWords) => void {
  const reading: Reading = { isFleeting: false };
  const declare = (types: readonly ValueType[]): void => {
    reading.types = types;
    const standing = table.sets.get(name);
    reading.members = standing?.members ?? nftMembers(types);
    table.sets.set(name, { types, members: reading.members });
  };
  return (words) => {
    if (words.take('type')) declare(readTypes(words));
    else if (words.take('typeof')) declare(readTypesOf(words));
    else if (words.take('flags')) {
      do if (words.word() === 'dynamic') reading.members?.open('elsewhere');
      while (words.take(','));
    } else if (words.take('timeout')) {
      words.word();
      reading.isFleeting = true;
    } else if (words.take('gc-interval') || words.take('size') || words.take('policy'))
      words.word();
    else if (words.take('comment')) words.next();
    else if (words.take('auto-merge') || words.take('counter')) return;
    else {
      words.need('elements');
      words.need('=');
      addElements(words, { scope, ...reading });
    }
  };
}

function addElements(
  words: NftWords,
  { scope, members, isFleeting }: Reading & { readonly scope: NftScope },
): void {
  try {
    const expression =
      words.peek().text === '$'
        ? readExpression(words, scope)
        : ({ is: 'set', of: readElements(words, scope) } as const);
    if (members === undefined || expression.is !== 'set') throw notUnderstood('malformed');
    members.add(
      isFleeting ? expression.of.map((one) => ({ ...one, fleeting: true })) : expression.of,
    );
  } catch (error) {
    members?.open('unread-line');
    throw error;
  }
}

/** `ipv4_addr . inet_service`, and what a map gives for it. */
function readTypes(words: NftWords): readonly ValueType[] {
  const types: ValueType[] = [];
  do {
    const name = words.word();
    const type = Object.hasOwn(setTypes, name) ? setTypes[name] : undefined;
    if (type === undefined) throw notUnderstood('malformed');
    types.push(type);
  } while (words.take('.'));
  if (words.take(':')) {
    do words.word();
    while (words.take('.'));
  }
  return types;
}

function readTypesOf(words: NftWords): readonly ValueType[] {
  const types: ValueType[] = [];
  do {
    const selector = readSelector(words);
    if (selector === undefined) throw notUnderstood('malformed');
    types.push(selector.type);
  } while (words.take('.'));
  if (words.take(':')) {
    do if (readSelector(words) === undefined) words.word();
    while (words.take('.'));
  }
  return types;
}
