import type { RuleList } from '../../model/rule-entry.ts';
import { dottedName, type Have, haveBook, linesOf } from './have.ts';

/** An ACL: all its lines together. */
interface Acl {
  readonly type: string;
  readonly values: { readonly value: string; readonly line: number }[];
}

/**
 * What a squid.conf lets pass: the names of `dstdomain` ACLs behind `http_access allow` and `ssl_bump splice`, at
 * the ports of `port` ACLs beside them. What refuses, and any other ACL in such a line, is not understood, and
 * so is a name behind `!` that is not exempt from its own list. Other directives are no rules.
 */
export function readSquid(text: string): Have {
  const book = haveBook();
  const acls = new Map<string, Acl>();
  const access: { words: readonly string[]; line: number; text: string }[] = [];
  for (const [raw, line] of linesOf(text)) {
    const words = raw.trim().split(/\s+/);
    const [directive = ''] = words;
    if (directive === '' || directive.startsWith('#')) continue;
    if (directive === 'acl') takeAcl(acls, words, line);
    else if (directive === 'http_access' || directive === 'ssl_bump')
      access.push({ words, line, text: raw });
  }
  for (const { words, line, text: raw } of access) {
    const [directive, action = '', ...names] = words;
    if (action === 'peek' || action === 'stare' || (action === 'deny' && names.join() === 'all'))
      continue;
    const used = names.map((name) => ({ name, acl: acls.get(name.replace(/^!/, '')) }));
    const known = used.every(({ name, acl }) => acl && fits(name, acl));
    const isAllow = directive === 'http_access' ? action === 'allow' : action === 'splice';
    const list: RuleList = directive === 'ssl_bump' ? 'no-inspect' : 'allow';
    const positive = used.filter(({ name }) => !name.startsWith('!'));
    const domains = positive.flatMap(({ acl }) => (acl && isDomain(acl) ? acl.values : []));
    const patterns = positive.flatMap(({ acl }) => (acl?.type === 'url_regex' ? acl.values : []));
    if (!known || !isAllow || domains.length + patterns.length === 0) {
      book.unread(line, raw);
      continue;
    }
    const ports = positive.flatMap(({ acl }) => (acl?.type === 'port' ? acl.values : []));
    const exempt = new Set(
      used.flatMap(({ name, acl }) =>
        name.startsWith('!') && acl && isDomain(acl) ? acl.values.map(({ value }) => value) : [],
      ),
    );
    const at = ports.length > 0 ? { ports: ports.map(({ value }) => Number(value)) } : {};
    for (const { value, line: where } of domains) {
      const { host, apex, below } = dottedName(value.toLowerCase());
      book.place(host, { list, apex: apex && !exempt.has(host), below, ...at, line: where });
    }
    for (const one of patterns) takePattern(one, { list, at, book });
  }
  return book.end();
}

function takeAcl(acls: Map<string, Acl>, words: readonly string[], line: number): void {
  const [, name = '', type = '', ...rest] = words;
  const acl = acls.get(name) ?? { type, values: [] };
  acls.set(name, acl);
  const comment = rest.findIndex((word) => word.startsWith('#'));
  for (const value of comment < 0 ? rest : rest.slice(0, comment)) {
    if (value === '-n' && acl.values.length === 0) continue;
    if (value !== '-n') acl.values.push({ value, line });
  }
}

function isDomain({ type }: Acl): boolean {
  return type === 'dstdomain' || type === 'ssl::server_name';
}

/** What is understood beside names: a port, the method CONNECT, and what is taken out again. */
function fits(name: string, acl: Acl): boolean {
  if (acl.type === 'method') return acl.values.every(({ value }) => value === 'CONNECT');
  if (isDomain(acl)) return acl.values.every(({ value }) => !/["']/.test(value));
  if (name.startsWith('!')) return false;
  return acl.type === 'port'
    ? acl.values.every(({ value }) => /^\d{1,5}$/.test(value))
    : acl.type === 'url_regex';
}

interface Pattern {
  readonly list: RuleList;
  readonly at: { readonly ports?: readonly number[] };
  readonly book: ReturnType<typeof haveBook>;
}

/** The form of a path that the dialect writes; any other expression is not understood. */
function takePattern(
  { value, line }: { readonly value: string; readonly line: number },
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
