import type { UnreadReason } from '../../model/rules/ruling.ts';
import { type AclType, aclTypes } from './acl-types.ts';
import type { AclValues } from './acl-values.ts';
import { type ConfigLine, patternWordsOf, wordsOf } from './config-lines.ts';
import { groupTest } from './group-test.ts';
import { type Acl, type Term, termsOf } from './terms.ts';
import type { Doubt } from './transaction.ts';

/** The ACLs of a configuration. */
export interface AclBook {
  /** Takes a line `acl NAME TYPE VALUE…`; `refused`: Squid does not start with it. */
  readonly take: (line: ConfigLine) => 'taken' | 'refused';
  /** Undefined where none of that name stands there yet. */
  readonly find: (name: string) => Acl | undefined;
  /** From here on others may stand there that nobody knows: those of this line. */
  readonly open: (line: ConfigLine) => void;
}

export interface AclSource {
  readonly unread: (line: ConfigLine, why: UnreadReason) => void;
  /** Whether an external ACL of that name asks for a login. */
  readonly asksLogin: (external: string) => boolean;
  /** The text of a file that a line names; undefined where nobody gave it. */
  readonly fileOf: (path: string) => string | undefined;
}

interface Entry extends Acl {
  readonly type: string;
  readonly takeLine: (line: ConfigLine, words: readonly string[]) => 'taken' | 'refused';
}

const mostAcls = 20_000;
const mostValues = 500_000;
const mostFileLines = 100_000;
/** CONFIG_LINE_LIMIT: a longer one is taken apart. */
const mostOfFileLine = 2047;

/** An empty one, but for what Squid has before it reads a line. */
export function aclBook(source: AclSource): AclBook {
  const entries = new Map<string, Entry>();
  let left = mostValues;
  let other: Entry | undefined;
  const book: AclBook = {
    take: (line) => {
      const [, name, type] = wordsOf(line.text);
      if (name === undefined || type === undefined || name.length > 63) return 'refused';
      const key = name.toLowerCase();
      // Squid has it already, and leaves that line out.
      if (key === 'manager' && type === 'proto') return 'taken';
      const before = entries.get(key);
      if (before && before.type !== type) return 'refused';
      const words = valuesOf(line, type);
      left -= words.length;
      const entry = before ?? newEntry(type, { source, book });
      const isTooMuch = left < 0 || entries.size > mostAcls;
      const unread = line.unread ?? (isTooMuch ? 'too-much' : entry ? undefined : 'unknown-word');
      if (!entry || unread !== undefined) {
        source.unread(line, unread ?? 'unknown-word');
        if (entries.size <= mostAcls) entries.set(key, unknownEntry(type, line));
        return 'taken';
      }
      entries.set(key, entry);
      return entry.takeLine(line, words);
    },
    find: (name) => entries.get(name.toLowerCase()) ?? other,
    open: (line) => {
      other ??= unknownEntry('', line);
    },
  };
  for (const text of builtIn) book.take({ line: 0, text: `acl ${text}` });
  return book;
}

/** Of Squid 4 and later (cf.data.pre). */
const builtIn: readonly string[] = [
  'all src all',
  'manager url_regex -i ^cache_object:// +i ^https?://[^/]+/squid-internal-mgr/',
  'localhost src 127.0.0.1/32 ::1',
  'to_localhost dst 127.0.0.0/8 0.0.0.0/32 ::1/128 ::/128',
  'to_linklocal dst 169.254.0.0/16 fe80::/10',
  'CONNECT method CONNECT',
];

function valuesOf({ text }: ConfigLine, type: string): readonly string[] {
  const words = aclTypes.get(type)?.isPattern ? patternWordsOf(text) : wordsOf(text);
  return words.slice(3);
}

/** One of which nothing is known. */
function unknownEntry(type: string, line: ConfigLine): Entry {
  return {
    type,
    takeLine: () => 'taken',
    test: () => ({ why: 'unread-line', at: line }),
  };
}

interface Making {
  readonly source: AclSource;
  readonly book: AclBook;
}

function newEntry(type: string, { source, book }: Making): Entry | undefined {
  if (type === 'any-of' || type === 'all-of') return groupEntry(type, book);
  if (type === 'external') return externalEntry(source);
  const known = aclTypes.get(type);
  return known && valuesEntry(type, { known, source });
}

interface Known {
  readonly known: AclType;
  readonly source: AclSource;
}

function valuesEntry(type: string, { known, source }: Known): Entry {
  const values = known.make();
  let doubt: Doubt | undefined;
  return {
    type,
    takeLine: (line, words) => {
      values.begin?.();
      if (known.isValueless) return 'taken';
      const { isRefused, doubts } = takeWords(words, { values, source });
      if (isRefused) return 'refused';
      for (const why of doubts) {
        source.unread(line, why);
        doubt ??= { why: why === 'other-file' ? 'elsewhere' : 'unread-line', at: line };
      }
      return 'taken';
    },
    test: (transaction) => {
      const match = values.test(transaction);
      return match === 'no' && doubt ? doubt : match;
    },
  };
}

interface TakenWords {
  readonly isRefused: boolean;
  readonly doubts: ReadonlySet<UnreadReason>;
}

interface Taking {
  readonly values: AclValues;
  readonly source: AclSource;
}

function takeWords(words: readonly string[], { values, source }: Taking): TakenWords {
  const doubts = new Set<UnreadReason>();
  const take = (value: string): boolean => {
    const taken = values.take(value);
    if (taken !== 'taken' && taken !== 'refused') doubts.add(taken);
    return taken !== 'refused';
  };
  let isFlags = true;
  let isBehindFile = false;
  for (const word of words) {
    // What stands behind a file Squid to version 5 leaves out.
    if (isBehindFile) doubts.add('not-judged');
    if (isBehindFile) break;
    if (isFlags && /^[-+]/.test(word)) {
      if (word === '--') isFlags = false;
      else if (!flagsOf(word).every((flag) => values.flag?.(flag))) doubts.add('malformed');
      continue;
    }
    isFlags = false;
    const [, path] = /^["']([^"']*)/.exec(word) ?? [];
    const text = path === undefined ? undefined : source.fileOf(path);
    if (path !== undefined && text === undefined) {
      doubts.add('other-file');
      continue;
    }
    isBehindFile = text !== undefined;
    const own = text === undefined ? [word] : fileValues(text, doubts);
    if (!own.every(take)) return { isRefused: true, doubts };
  }
  return { isRefused: false, doubts };
}

/** A value a line, to the first comment (ConfigParser.cc, strtokFile()). */
function fileValues(text: string, doubts: Set<UnreadReason>): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (lines.length > mostFileLines || lines.some((line) => line.length >= mostOfFileLine)) {
    doubts.add('too-much');
  }
  return lines.slice(0, mostFileLines).flatMap((line) => {
    const value = line.replace(/(?:^|[ \t])#.*$/, '').trim();
    return value === '' || line.length >= mostOfFileLine ? [] : [value];
  });
}

/** `-in` is `-i -n`. */
function flagsOf(word: string): readonly string[] {
  if (word.startsWith('--')) return [word];
  return [...word.slice(1)].map((letter) => `${word[0]}${letter}`);
}

function groupEntry(type: 'any-of' | 'all-of', book: AclBook): Entry {
  const lines: (readonly Term[])[] = [];
  return {
    type,
    takeLine: (_, words) => {
      const terms = termsOf(words, book.find);
      if (!terms) return 'refused';
      lines.push(terms);
      return 'taken';
    },
    test: groupTest(type, lines),
  };
}

function externalEntry({ asksLogin }: AclSource): Entry {
  let isLogin = false;
  return {
    type: 'external',
    takeLine: (_, [name = '']) => {
      isLogin = asksLogin(name);
      return 'taken';
    },
    test: () => (isLogin ? 'login' : { why: 'elsewhere' }),
  };
}
