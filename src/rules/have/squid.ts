import type { RuleList } from '../../model/rules/rule-entry.ts';
import {
  dottedName,
  type Have,
  type HaveBook,
  haveBook,
  linesOf,
  type Matters,
  mostTold,
} from './have.ts';

/** What an ACL holds at the most; one with more is not understood. */
const mostValues = 100_000;
const mostPorts = 100;
/** Lines that let pass or refuse; the rest is not understood. */
const mostAccess = 50_000;

/** An ACL: all its lines together. */
interface Acl {
  readonly type: string;
  /** Each with its first line. */
  readonly values: Map<string, number>;
  /** Names that nobody asks for, beyond the first. */
  others: number;
  /** All its values are understood. */
  isPlain: boolean;
}

/**
 * What a squid.conf lets pass: the names of `dstdomain` ACLs behind `http_access allow` and `ssl_bump splice`, at
 * the ports of `port` ACLs beside them; names behind `http_access deny`, which take away from what stands below. Any
 * other ACL in such a line is not understood, and so is a name behind `!` that is not exempt from its own list. Other directives are no rules.
 */
export function readSquid(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const acls = new Map<string, Acl>();
  const access: { words: readonly string[]; line: number; text: string }[] = [];
  for (const [raw, line] of linesOf(text, book)) {
    const words = raw.trim().split(/\s+/);
    const [directive = ''] = words;
    if (directive === '' || directive.startsWith('#')) continue;
    if (directive === 'acl') takeAcl(acls, words, { line, book });
    else if (directive === 'http_access' || directive === 'ssl_bump') {
      if (access.length < mostAccess) access.push({ words, line, text: raw });
      else book.unread(line, raw);
    }
  }
  for (const { words, line, text: raw } of access) {
    const [directive, action = '', ...names] = words;
    if (action === 'peek' || action === 'stare' || (action === 'deny' && names.join() === 'all'))
      continue;
    const used = names.map((name) => ({ name, acl: acls.get(name.replace(/^!/, '')) }));
    const known = used.every(({ name, acl }) => acl && fits(name, acl));
    const isAllow = directive === 'http_access' ? action === 'allow' : action === 'splice';
    const list: RuleList = directive === 'ssl_bump' ? 'no-inspect' : 'allow';
    const isRefused = directive === 'http_access' && action === 'deny';
    if (!known || !(isAllow || isRefused) || book.isFull()) {
      book.unread(line, raw);
      continue;
    }
    const positive = used.filter(({ name }) => !name.startsWith('!'));
    const domains = positive.flatMap(({ acl }) => (acl && isDomain(acl) ? [...acl.values] : []));
    const patterns = positive.flatMap(({ acl }) =>
      acl?.type === 'url_regex' ? [...acl.values] : [],
    );
    if (domains.length + patterns.length === 0) {
      book.unread(line, raw);
      continue;
    }
    const ports = positive.flatMap(({ acl }) =>
      acl?.type === 'port' ? [...acl.values.keys()] : [],
    );
    const exempt = new Set(
      used.flatMap(({ name, acl }) =>
        name.startsWith('!') && acl && isDomain(acl) ? [...acl.values.keys()] : [],
      ),
    );
    const at = ports.length > 0 ? { ports: ports.map(Number) } : {};
    if (isRefused) {
      // What is taken out again, and a path, would have to be worked out.
      if (positive.length < used.length || patterns.length > 0) book.unread(line, raw);
      else {
        for (const [value] of domains) {
          const { host, ...place } = dottedName(value.toLowerCase());
          book.refuse(host, { ...place, ...at, line });
        }
      }
      continue;
    }
    for (const { acl } of positive) book.addOthers(acl?.others ?? 0);
    for (const [value, where] of domains) {
      const { host, apex, below } = dottedName(value.toLowerCase());
      book.place(host, { list, apex: apex && !exempt.has(host), below, ...at, line: where });
    }
    for (const one of patterns) takePattern(one, { list, at, book });
  }
  return book.end();
}

function takeAcl(
  acls: Map<string, Acl>,
  words: readonly string[],
  { line, book }: { readonly line: number; readonly book: HaveBook },
): void {
  const [, name = '', type = '', ...rest] = words;
  const acl = acls.get(name) ?? { type, values: new Map(), others: 0, isPlain: true };
  acls.set(name, acl);
  const comment = rest.findIndex((word) => word.startsWith('#'));
  for (const value of comment < 0 ? rest : rest.slice(0, comment)) {
    const isFull = acl.values.size >= (type === 'port' ? mostPorts : mostValues);
    acl.isPlain &&= isPlainValue(value, type) && !isFull;
    if (value === '-n' || isFull || acl.values.has(value)) continue;
    const isTold = !isDomain(acl) || acl.values.size < mostTold;
    if (isTold || book.matters(value.toLowerCase().replace(/^\./, ''))) acl.values.set(value, line);
    else acl.others += 1;
  }
}

function isDomain({ type }: Acl): boolean {
  return isDomainType(type);
}

/** What is understood beside names: a port, the method CONNECT, and what is taken out again. */
function fits(name: string, { type, isPlain }: Acl): boolean {
  const isBehindNot = name.startsWith('!');
  return isPlain && (!isBehindNot || type === 'method' || isDomainType(type));
}

/** A value that stands for itself, in an ACL of a type that is understood. */
function isPlainValue(value: string, type: string): boolean {
  if (type === 'method') return value === 'CONNECT';
  if (type === 'port') return /^\d{1,5}$/.test(value);
  return isDomainType(type) ? !/["']/.test(value) : type === 'url_regex';
}

function isDomainType(type: string): boolean {
  return type === 'dstdomain' || type === 'ssl::server_name';
}

interface Pattern {
  readonly list: RuleList;
  readonly at: { readonly ports?: readonly number[] };
  readonly book: HaveBook;
}

/** The form of a path that the dialect writes; any other expression is not understood. */
function takePattern(
  [value, line]: readonly [value: string, line: number],
  { list, at, book }: Pattern,
): void {
  const [, head, host, path, end] =
    /^\^http:\/\/(\(\[\^\/:@\]\+\\\.\)\??)?((?:[a-z0-9_-]|\\\.)+)\(:\d+\)\?(\/(?:[a-zA-Z0-9/_~-]|\\\.)*)(\(\[\?\]\|\$\))?$/.exec(
      value,
    ) ?? [];
  if (host === undefined || path === undefined) {
    book.unread(line, value);
    return;
  }
  book.place(host.replaceAll('\\.', '.'), {
    ...{
      list,
      apex: head === undefined || head.endsWith('?'),
      below: head !== undefined,
      ...at,
      line,
    },
    path: `${path.replaceAll('\\.', '.')}${end === undefined ? '*' : ''}`,
  });
}
