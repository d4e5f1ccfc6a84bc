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
}

interface Entry extends Acl {
  readonly type: string;
  readonly takeLine: (line: ConfigLine, words: readonly string[]) => 'taken' | 'refused';
}

const mostAcls = 20_000;
const mostValues = 500_000;

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
      const { isRefused, doubts } = takeWords(words, values);
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

function takeWords(words: readonly string[], values: AclValues): TakenWords {
  const doubts = new Set<UnreadReason>();
  let isFlags = true;
  for (const word of words) {
    if (isFlags && /^[-+]/.test(word)) {
      if (word === '--') isFlags = false;
      else if (!flagsOf(word).every((flag) => values.flag?.(flag))) doubts.add('malformed');
      continue;
    }
    isFlags = false;
    if (/^["']/.test(word)) {
      doubts.add('other-file');
      continue;
    }
    const taken = values.take(word);
    if (taken === 'refused') return { isRefused: true, doubts };
    if (taken !== 'taken') doubts.add(taken);
  }
  return { isRefused: false, doubts };
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
