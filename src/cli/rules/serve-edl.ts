import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mergePrefixes } from '../../model/address/merge-prefixes.ts';
import { type RuleDialect, ruleDialects } from '../../model/rules/rule-dialect.ts';
import { type RuleEntry, ruleLists } from '../../model/rules/rule-entry.ts';
import type { RuleNote, RuleSet } from '../../model/rules/rule-set.ts';
import { entriesOf, type Feed } from '../../rules/dialect.ts';
import { dialects } from '../../rules/dialects.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { writeServedFile } from '../out/served-file.ts';

/** Where lists are put for a web server, for which product, and when. */
export interface Served {
  readonly folder: string;
  readonly dialect: RuleDialect | undefined;
  readonly now: Date;
}

/** What came of one list. */
export interface ServedList {
  readonly file: string;
  readonly lines: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly notes: readonly RuleNote[];
}

const mostLogLines = 20_000;

/**
 * Writes each of the three lists as a file that a product fetches, one entry a line, where ranges were given those of
 * what is let pass as one more, and what changed into `netready-changes.txt`, the newest first. A file of which nothing changed is left as it is, with its date;
 * one that is replaced is written beside its place first, so that nobody fetches a half of it.
 * @throws UsageError for rules for what is red alone, which would empty the list that turned it green, and for
 * a product that fetches no lists; what the file system throws.
 */
export async function serveEdl(
  set: RuleSet,
  { folder, dialect, now }: Served,
): Promise<readonly ServedList[]> {
  const feed = feedOf(dialect);
  if (set.scope === 'red') {
    throw new UsageError(
      'Cannot serve rules for what is red alone: a list that turned it green would be empty the next time; add --all',
    );
  }
  const served: ServedList[] = [];
  const feeds = [
    ...ruleLists.map((list) => ({ file: `netready-${list}.txt`, ...feed(entriesOf(set, list)) })),
    ...(set.ranges ? [{ file: 'netready-ranges.txt', ...rangeFeed(entriesOf(set, 'allow')) }] : []),
  ];
  for (const { file, lines, notes } of feeds) {
    const before = await linesIn(join(folder, file));
    const added = without(lines, before ?? []);
    const removed = without(before ?? [], lines);
    if (before === undefined || added.length + removed.length > 0) {
      await writeServedFile(join(folder, file), lines);
    }
    served.push({ ...{ file, lines: lines.length, added, removed, notes } });
  }
  await writeChanges(served, { folder, now });
  return served;
}

/** A list of addresses, as every product fetches one: a prefix a line. */
function rangeFeed(entries: readonly RuleEntry[]): Feed {
  return { lines: mergePrefixes(entries.flatMap(({ cover }) => cover?.ranges ?? [])), notes: [] };
}

function feedOf(dialect: RuleDialect | undefined) {
  const feed = dialect && dialects[dialect].feed;
  if (feed) return feed;
  const names = ruleDialects.filter((name) => dialects[name].feed !== undefined).join(', ');
  if (dialect === undefined) {
    throw new UsageError(`Say for which product the lists are: --for ${names}`);
  }
  throw new UsageError(`Cannot serve lists for ${quoted(dialect)}: choose one of ${names}`);
}

async function writeChanges(
  served: readonly ServedList[],
  { folder, now }: Pick<Served, 'folder' | 'now'>,
): Promise<void> {
  const changed = served.filter(({ added, removed }) => added.length + removed.length > 0);
  if (changed.length === 0) return;
  const log = join(folder, 'netready-changes.txt');
  const fresh = changed.flatMap(({ file, lines, added, removed }) => [
    `${now.toISOString()} ${file}: ${lines} lines, ${added.length} added, ${removed.length} removed`,
    ...added.map((line) => `+ ${line}`),
    ...removed.map((line) => `- ${line}`),
  ]);
  const before = (await linesIn(log)) ?? [];
  await writeServedFile(log, [...fresh, ...before].slice(0, mostLogLines));
}

/** The lines of a file; undefined where there is none. */
async function linesIn(path: string): Promise<readonly string[] | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    return text.split('\n').filter((line) => line !== '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function without(some: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return some.filter((line) => !known.has(line));
}
