import { readExpression } from './nft-expression.ts';
import type { NftReading } from './nft-reading.ts';
import { readBlock, skipBlock } from './nft-reading.ts';
import { type NftChain, type NftFamily, type NftTable, nftFamilies } from './nft-ruleset.ts';
import { notUnderstood } from './not-understood.ts';
import { readChainLine } from './read-nft-chain.ts';
import { nftSetReader } from './read-nft-set.ts';

/** A family, if one comes next; else that of IPv4, as nft takes it. */
function readFamily({ words }: NftReading): NftFamily {
  return nftFamilies.find((family) => words.take(family)) ?? 'ip';
}

/** A table by its family and name, which is made where there is none. */
function tableOf(reading: NftReading, family: NftFamily): NftTable {
  const name = reading.words.word();
  const key = `${family} ${name}`;
  const standing = reading.tables.get(key);
  if (standing) return standing;
  const table: NftTable = { family, name, chains: new Map(), sets: new Map(), isDormant: false };
  reading.tables.set(key, table);
  return table;
}

/** A table that was declared before. @throws NotUnderstood where there is none: nft refuses it. */
export function knownTable(reading: NftReading): NftTable {
  const family = readFamily(reading);
  const table = reading.tables.get(`${family} ${reading.words.word()}`);
  if (table === undefined) throw notUnderstood('malformed');
  return table;
}

/** Reads `[family] name`, and what stands in its block. */
export function readTable(reading: NftReading): void {
  const { words } = reading;
  const table = tableOf(reading, readFamily(reading));
  if (words.isEnd()) return;
  readBlock(reading, { read: () => readTableLine(reading, table), bearsOnAll: true });
}

function readTableLine(reading: NftReading, table: NftTable): void {
  const { words } = reading;
  if (readVariable(reading)) return;
  if (words.take('chain')) readChain(reading, table);
  else if (words.take('set') || words.take('map')) readSet(reading, table);
  else if (words.take('comment')) words.next();
  else if (words.take('flags')) {
    do table.isDormant ||= words.word() === 'dormant';
    while (words.take(','));
  } else if (words.take('ct')) {
    words.word();
    words.word();
    skipBlock(words);
  } else {
    if (!objects.some(words.take)) throw notUnderstood('unknown-word');
    words.word();
    skipBlock(words);
  }
}

const objects = ['flowtable', 'counter', 'quota', 'limit', 'secmark', 'synproxy'];

/** Reads a chain's name and its block. */
export function readChain(reading: NftReading, table: NftTable): void {
  const { words, scope, book } = reading;
  const name = words.word();
  const chain: NftChain = table.chains.get(name) ?? { name, rules: [] };
  table.chains.set(name, chain);
  if (words.isEnd()) return;
  const onBase = (): void => {
    reading.bases.push({ table, chain });
  };
  const { family } = table;
  const read = (): void => {
    if (!readVariable(reading)) readChainLine(words, { chain, family, scope, book, onBase });
  };
  readBlock(reading, { read, bearsOnAll: true });
}

/** Reads the name of a set or a map, and its block. */
export function readSet(reading: NftReading, table: NftTable): void {
  const { words, scope } = reading;
  const read = nftSetReader({ table, name: words.word(), scope });
  readBlock(reading, { read: () => read(words), bearsOnAll: false });
}

/** Reads a definition of a variable, or another file's name, if one comes next. */
export function readVariable({ words, scope, variables }: NftReading): boolean {
  if (words.take('include')) throw notUnderstood('other-file');
  const isUndefined = words.take('undefine');
  if (!isUndefined && !words.take('define') && !words.take('redefine')) return false;
  const name = words.word();
  const names = variables.at(-1);
  if (isUndefined) names?.delete(name);
  else {
    words.need('=');
    names?.set(name, readExpression(words, scope));
  }
  return true;
}
