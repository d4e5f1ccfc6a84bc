import type { UnreadReason } from '../../model/rules/ruling.ts';
import { type AccessLine, accessLine } from './access-list.ts';
import { type AclBook, aclBook } from './acl-book.ts';
import { type ConfigLine, configLines, wordsOf } from './config-lines.ts';
import { harmlessDirectives, unjudgedDirectives } from './directives.ts';
import { type BumpAction, bumpActions } from './ssl-bump.ts';

/** The lists of rules that a request meets, in their order; the last of plain HTTP alone, by its answer. */
export const gates = [
  'http_access',
  'url_rewrite_access',
  'adaptation_access',
  'adapted_http_access',
  'miss_access',
  'http_reply_access',
] as const;
export type Gate = (typeof gates)[number];

export type Verdict = 'allow' | 'deny';

/** What of a squid.conf decides. */
export interface SquidConfig {
  readonly lists: Readonly<Record<Gate, AccessLine<Verdict>[]>>;
  readonly bump: readonly AccessLine<BumpAction>[];
  /** Of each port at which clients ask for a proxy: whether TLS may be opened there. */
  readonly ports: readonly boolean[];
  /** Who is asked beside these rules: a program that rewrites, a service of ICAP or eCAP. */
  readonly helpers: { readonly rewrite?: ConfigLine; readonly adapt?: ConfigLine };
  /** The line with which Squid does not start. */
  readonly refused?: ConfigLine;
}

const mostAccess = 50_000;

/** Older names. */
const renamed: Readonly<Record<string, string>> = {
  http_access2: 'adapted_http_access',
  redirector_access: 'url_rewrite_access',
  redirect_program: 'url_rewrite_program',
  icap_access: 'adaptation_access',
  ascii_port: 'http_port',
};

/** Reads a squid.conf, line by line, as far as it decides what passes; names what is not understood. */
export function readSquidConfig(
  text: string,
  unread: (line: ConfigLine, why: UnreadReason) => void,
): SquidConfig {
  const logins = new Set<string>();
  const acls = aclBook({ unread, asksLogin: (name) => logins.has(name) });
  const reading: Reading = {
    ...{
      unread,
      acls,
      logins,
      bump: [],
      ports: [],
      helpers: {},
      depth: 0,
      isQuoted: false,
      left: mostAccess,
    },
    lists: {
      http_access: [],
      url_rewrite_access: [],
      adaptation_access: [],
      adapted_http_access: [],
      miss_access: [],
      http_reply_access: [],
    },
  };
  for (const line of configLines(text)) {
    const own = reading.depth > 0 ? { ...line, unread: 'not-judged' as const } : line;
    if (takeLine(own, reading) === 'refused') {
      unread(line, 'malformed');
      return { ...reading, refused: line };
    }
  }
  return reading;
}

interface Reading {
  readonly unread: (line: ConfigLine, why: UnreadReason) => void;
  readonly acls: AclBook;
  /** External ACLs that ask for a login. */
  readonly logins: Set<string>;
  readonly lists: Record<Gate, AccessLine<Verdict>[]>;
  readonly bump: AccessLine<BumpAction>[];
  readonly ports: boolean[];
  readonly helpers: { rewrite?: ConfigLine; adapt?: ConfigLine };
  /** Of `if`, whose condition is not judged. */
  depth: number;
  /** Quotes and brackets mean something from here on. */
  isQuoted: boolean;
  left: number;
}

type Taking = 'refused' | undefined;

function takeLine(line: ConfigLine, reading: Reading): Taking {
  const { unread, acls, logins, helpers } = reading;
  const words = wordsOf(line.text);
  const [first = ''] = words;
  const name = renamed[first] ?? first;
  if (name === 'if' || name === 'else' || name === 'endif') return takeCondition(line, reading);
  if (isGate(name)) return takeAccess(line, { name, words, reading });
  switch (name) {
    case 'acl': {
      const isStrange = reading.isQuoted && /["'()\\]/.test(line.text);
      return acls.take(isStrange ? { ...line, unread: 'not-judged' } : line) === 'refused' &&
        line.unread === undefined
        ? 'refused'
        : undefined;
    }
    case 'ssl_bump':
      return takeBump(line, { words, reading });
    case 'include':
      unread(line, 'other-file');
      takeAnything(line, reading);
      return undefined;
    case 'external_acl_type':
      if (/%(?:LOGIN|>?ul|credentials)\b|%{?LOGIN/.test(line.text)) logins.add(words[1] ?? '');
      return undefined;
    case 'http_port':
    case 'https_port':
      takePort(line, { words, reading });
      return undefined;
    case 'url_rewrite_program':
      if (words[1] !== 'none') helpers.rewrite = line;
      return undefined;
    case 'icap_enable':
    case 'ecap_enable':
      if (words[1] === 'on') helpers.adapt = line;
      return undefined;
    case 'configuration_includes_quoted_values':
      reading.isQuoted = words[1] === 'on';
      return undefined;
    default:
      if (harmlessDirectives.has(name)) return undefined;
      unread(line, unjudgedDirectives.has(name) ? 'not-judged' : (line.unread ?? 'unknown-word'));
      return unjudgedDirectives.has(name) || line.unread !== undefined ? undefined : 'refused';
  }
}

/** Lines of a condition: they may hold or not. */
function takeCondition(line: ConfigLine, reading: Reading): Taking {
  const [name] = wordsOf(line.text);
  if (name === 'else' || name === 'endif') {
    if (reading.depth === 0) return 'refused';
    if (name === 'endif') reading.depth -= 1;
    return undefined;
  }
  reading.depth += 1;
  reading.unread(line, 'not-judged');
  reading.acls.open(line);
  return undefined;
}

/** Anything may stand there: rules of every list, and ACLs. */
function takeAnything(line: ConfigLine, reading: Reading): void {
  reading.acls.open(line);
  for (const gate of gates) {
    if (gate !== 'adaptation_access') reading.lists[gate].push({ at: line, terms: [] });
  }
  reading.bump.push({ at: line, terms: [] });
}

function isGate(name: string): name is Gate {
  return (gates as readonly string[]).includes(name);
}

interface Access {
  readonly name: Gate;
  readonly words: readonly string[];
  readonly reading: Reading;
}

function takeAccess(line: ConfigLine, { name, words, reading }: Access): Taking {
  // The service comes first.
  const [action, ...names] = words.slice(name === 'adaptation_access' ? 2 : 1);
  const list = reading.lists[name];
  reading.left -= 1;
  const isTooMuch = reading.left < 0;
  const isAction = action === 'allow' || action === 'deny';
  if ((!isAction || names.length === 0) && line.unread === undefined) {
    // Squid says so, and leaves it out.
    reading.unread(line, 'malformed');
    return undefined;
  }
  const isStrange = reading.isQuoted && /["'()\\]/.test(line.text);
  if (isTooMuch || !isAction || isStrange || line.unread !== undefined) {
    reading.unread(line, line.unread ?? (isTooMuch ? 'too-much' : 'not-judged'));
    if (reading.left >= -1) list.push({ at: line, terms: [] });
    return undefined;
  }
  const access = accessLine(line, { action, names, book: reading.acls });
  if (access === 'refused') return 'refused';
  list.push(access);
  return undefined;
}

interface Bump {
  readonly words: readonly string[];
  readonly reading: Reading;
}

function takeBump(line: ConfigLine, { words: [, action, ...names], reading }: Bump): Taking {
  const { bump, unread } = reading;
  const known = bumpActions.find((one) => one === action);
  reading.left -= 1;
  const isTooMuch = reading.left < 0;
  const isOld = action === 'allow' || action === 'deny';
  if (isTooMuch || isOld || line.unread !== undefined) {
    unread(line, line.unread ?? (isTooMuch ? 'too-much' : 'not-judged'));
    if (reading.left >= -1) bump.push({ at: line, terms: [] });
    return undefined;
  }
  if (!known) return 'refused';
  const access = accessLine(line, { action: known, names, book: reading.acls });
  if (access === 'refused') return 'refused';
  bump.push(access);
  return undefined;
}

/** A port for clients that know of no proxy, or for a site of its own, is none that they ask. */
function takePort(line: ConfigLine, { words, reading }: Bump): void {
  const modes = ['intercept', 'tproxy', 'accel', 'transparent', 'vhost', 'vport'];
  const isOther = words.some((word) => modes.includes(word) || /^defaultsite=/.test(word));
  if (isOther || line.unread !== undefined) reading.unread(line, line.unread ?? 'not-judged');
  else reading.ports.push(words.includes('ssl-bump'));
}
