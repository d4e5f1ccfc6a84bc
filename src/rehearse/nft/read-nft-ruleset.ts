import type { NftBook } from './nft-book.ts';
import type { NftExpression } from './nft-constant.ts';
import { type NftScope, readElements } from './nft-expression.ts';
import { eachLine, type NftReading } from './nft-reading.ts';
import { type NftPart, type NftRuleset, type NftTable, nftFamilies } from './nft-ruleset.ts';
import { nftWords } from './nft-words.ts';
import { notUnderstood, TooMuch } from './not-understood.ts';
import { readRule } from './read-nft-chain.ts';
import { knownTable, readChain, readSet, readTable, readVariable } from './read-nft-table.ts';

/** As many rules, and elements of sets, as are held. */
const mostHeld = 200_000;

/**
 * Reads a file for `nft -f`, or what `nft list ruleset` shows, as it would be on a machine that has no rules. What
 * is not understood is put into the book with its line. Never throws for what is read.
 * @see https://manpages.debian.org/nft.8
 */
export function readNftRuleset(text: string, book: NftBook): NftRuleset {
  const variables = [new Map<string, NftExpression>()];
  let held = 0;
  const scope: NftScope = {
    variable: (name) => variables.findLast((names) => names.has(name))?.get(name),
    count: () => {
      held += 1;
      if (held > mostHeld) throw new TooMuch();
    },
  };
  const words = nftWords(text);
  const reading: NftReading = { words, book, scope, variables, tables: new Map(), bases: [] };
  try {
    readCommands(reading);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    // What comes behind may change all that came before.
    reading.whole ??= words.peek();
    book.put(words.peek(), 'too-much');
  }
  const { whole } = reading;
  const bases = reading.bases.filter(({ table }) => !table.isDormant);
  const untracking = [...reading.tables.values()].flatMap((table) =>
    [...table.chains.values()]
      .flatMap(({ rules }) => rules.filter(({ parts }) => parts.some(isUntracking)))
      .map((rule) => ({ table, rule })),
  );
  return { bases, untracking, ...(whole && { whole }) };
}

function readCommands(reading: NftReading): void {
  const { words, book } = reading;
  while (words.peek().kind !== 'end') {
    eachLine(reading, { read: () => readCommand(reading), bearsOnAll: true });
    const place = words.peek();
    if (!words.take('}')) continue;
    // It closes a block that nobody opened.
    book.put(place, 'malformed');
    reading.whole ??= place;
  }
}

function isUntracking({ is }: NftPart): boolean {
  return is === 'untracks';
}

function readCommand(reading: NftReading): void {
  const { words } = reading;
  if (readVariable(reading)) return;
  if (words.take('flush')) flush(reading);
  else if (words.take('delete') || words.take('destroy')) remove(reading);
  else if (words.take('list')) while (!words.isEnd()) words.next();
  else readAddition(reading);
}

function readAddition(reading: NftReading): void {
  const { words } = reading;
  const isInsert = words.take('insert');
  if (!isInsert && !words.take('add')) words.take('create');
  if (words.take('rule')) readLateRule(reading, isInsert);
  else if (isInsert) throw notUnderstood('malformed');
  else if (words.take('table')) readTable(reading);
  else if (words.take('chain')) readChain(reading, knownTable(reading));
  else if (words.take('set') || words.take('map')) readSet(reading, knownTable(reading));
  else if (words.take('element')) readLateElements(reading);
  else throw notUnderstood('unknown-word');
}

function flush(reading: NftReading): void {
  const { words, tables } = reading;
  if (words.take('ruleset')) {
    const family = nftFamilies.find((one) => words.take(one));
    for (const [key, table] of tables)
      if (family === undefined || table.family === family) drop(reading, key);
  } else if (words.take('table'))
    for (const { rules } of knownTable(reading).chains.values()) rules.length = 0;
  else if (words.take('chain')) {
    const chain = knownTable(reading).chains.get(words.word());
    if (chain === undefined) throw notUnderstood('malformed');
    chain.rules.length = 0;
  } else {
    if (!words.take('set')) words.need('map');
    named(reading, knownTable(reading)).members.clear();
  }
}

/** Tables alone; what else is taken out of one is not worked out. */
function remove(reading: NftReading): void {
  const { words } = reading;
  if (words.take('element')) {
    named(reading, knownTable(reading)).members.open('unread-line');
    throw notUnderstood('not-judged');
  }
  if (!words.take('table')) throw notUnderstood('not-judged');
  const family = nftFamilies.find((one) => words.take(one)) ?? 'ip';
  drop(reading, `${family} ${words.word()}`);
}

function drop(reading: NftReading, key: string): void {
  const table = reading.tables.get(key);
  reading.bases = reading.bases.filter((base) => base.table !== table);
  reading.tables.delete(key);
}

function readLateRule(reading: NftReading, isInsert: boolean): void {
  const { words, scope, book } = reading;
  const chain = knownTable(reading).chains.get(words.word());
  if (chain === undefined) throw notUnderstood('malformed');
  if (['handle', 'position', 'index'].includes(words.peek().text))
    throw notUnderstood('not-judged');
  const put = isInsert ? 'unshift' : 'push';
  readRule(words, { scope, book, put: (rule) => chain.rules[put](rule) });
}

function readLateElements(reading: NftReading): void {
  const { words, scope } = reading;
  const { members } = named(reading, knownTable(reading));
  try {
    members.add(readElements(words, scope));
  } catch (error) {
    members.open('unread-line');
    throw error;
  }
}

function named(reading: NftReading, { sets }: NftTable): NonNullable<ReturnType<typeof sets.get>> {
  const found = sets.get(reading.words.word());
  if (found === undefined) throw notUnderstood('malformed');
  return found;
}
