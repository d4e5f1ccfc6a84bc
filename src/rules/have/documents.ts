import { type RuleList, ruleLists } from '../../model/rules/rule-entry.ts';
import {
  dottedName,
  type Have,
  type HaveBook,
  type HavePlace,
  haveBook,
  type Matters,
  starredName,
} from './have.ts';
import { type LinedJson, LineError, linedJson } from './lined-json.ts';
import { readDottedList, readList, takeUrl } from './list-files.ts';

type Json = Readonly<Record<string, unknown>>;

/** A document; one that is empty, and told, where it is no JSON. */
function parsed(text: string, book: HaveBook): LinedJson {
  try {
    return linedJson(text);
  } catch (error) {
    const [line, said] = error instanceof LineError ? [error.line, error.text] : [1, text];
    book.unread(line, said);
    return { value: undefined, lineOf: () => 1, textOf: () => '' };
  }
}

function objectsIn(value: unknown): readonly Json[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is Json => typeof one === 'object' && one !== null,
  );
}

/** The texts of a list, each with its line. */
function textsIn(value: unknown, { lineOf }: LinedJson): readonly (readonly [string, number])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown, index) =>
    typeof one === 'string' ? [[one, lineOf(value, index)] as const] : [],
  );
}

function listNamed(name: unknown): RuleList {
  const text = typeof name === 'string' ? name.replaceAll('_', '-') : '';
  return ruleLists.find((one) => text.startsWith(`netready-${one}`)) ?? 'allow';
}

/** Custom URL categories of Zscaler, or their URLs one a line. */
export function readZscaler(text: string, matters?: Matters): Have {
  if (!/^\s*[[{]/.test(text)) return readDottedList(text, matters);
  const book = haveBook(matters);
  const json = parsed(text, book);
  for (const category of objectsIn(json.value)) {
    const { configuredName, urls } = category;
    if (!Array.isArray(urls)) book.unread(json.lineOf(category), json.textOf(category));
    for (const [url, line] of textsIn(urls, json)) {
      const list = listNamed(configuredName);
      takeUrl(url, { name: dottedName, endsInSlash: false, line, list, book });
    }
  }
  return book.end();
}

/** A collection of application rules of Azure Firewall. */
export function readAzureFirewall(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const json = parsed(text, book);
  for (const collection of objectsIn(json.value)) {
    const { action, rules } = collection;
    const isAllow = objectsIn(action).some(({ type }) => type === 'Allow');
    if (!isAllow || !Array.isArray(rules)) {
      book.unread(json.lineOf(collection), json.textOf(collection));
    }
    for (const rule of isAllow ? objectsIn(rules) : []) {
      const { ruleType, protocols, targetFqdns, terminateTLS, name } = rule;
      const ports = objectsIn(protocols).flatMap(({ port }) =>
        typeof port === 'number' ? port : [],
      );
      if (ruleType !== 'ApplicationRule' || ports.length === 0 || !Array.isArray(targetFqdns)) {
        book.unread(json.lineOf(rule), json.textOf(rule));
        continue;
      }
      const isClosed = terminateTLS === false && listNamed(name) === 'no-inspect';
      for (const [fqdn, line] of textsIn(targetFqdns, json)) {
        const { host, ...taken } = starredName(fqdn.toLowerCase());
        const lists: readonly RuleList[] = isClosed ? ['allow', 'no-inspect'] : ['allow'];
        for (const list of lists) book.place(host, { list, ...taken, ports, line });
      }
    }
  }
  return book.end();
}

/** Rule groups of AWS Network Firewall with a list of domains. */
export function readAws(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const json = parsed(text, book);
  for (const one of objectsIn(json.value)) {
    const group = objectsIn(one['RuleGroup'])[0] ?? one;
    const source = objectsIn(objectsIn(group['RulesSource'])[0]?.['RulesSourceList'])[0];
    if (source?.['GeneratedRulesType'] !== 'ALLOWLIST') {
      book.unread(json.lineOf(one), json.textOf(one));
      continue;
    }
    for (const [target, line] of textsIn(source['Targets'], json)) {
      const { host, ...taken } = dottedName(target.toLowerCase());
      book.place(host, { list: 'allow', ...taken, line });
    }
  }
  return book.end();
}

/** Aliases of OPNsense as its page exports them, or names one a line. */
export function readOpnsense(text: string, matters?: Matters): Have {
  if (!/^\s*\{/.test(text)) return readList(text, { name: exact, matters });
  const book = haveBook(matters);
  const json = parsed(text, book);
  const aliases = objectsIn(objectsIn(json.value)[0]?.['aliases'])[0]?.['alias'];
  for (const alias of Object.values(objectsIn(aliases)[0] ?? {}).flatMap(objectsIn)) {
    const { type, content, name } = alias;
    const line = json.lineOf(alias);
    if (!['host', 'network'].includes(String(type)) || typeof content !== 'string')
      book.unread(line, json.textOf(alias));
    else if (type === 'network') takeRanges(content.split('\n'), { name, line, book });
    else takeNames(content.split('\n'), { name, line, book });
  }
  return book.end();
}

/** Aliases of pfSense as its page backs them up, or names one a line. */
export function readPfsense(text: string, matters?: Matters): Have {
  if (!text.includes('<')) return readList(text, { name: exact, matters });
  const book = haveBook(matters);
  let at = 0;
  let line = 1;
  const between = (end: number): void => {
    const left = text.slice(at, end);
    const odd = left.replace(frameForm, ' ').trim();
    if (odd !== '') book.unread(line, odd);
    line += breaksIn(left);
  };
  for (const { 0: whole, 1: name, 2: type, 3: address = '', index } of text.matchAll(aliasForm)) {
    between(index);
    if (type === 'host') takeNames(address.split(' '), { name, line, book });
    else if (type === 'network') takeRanges(address.split(' '), { name, line, book });
    else book.unread(line, `alias ${name} of ${type}`);
    line += breaksIn(whole);
    at = index + whole.length;
  }
  between(text.length);
  return book.end();
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

const frameForm = /<\?xml version="1\.0"\?>|<\/?aliases>/g;
const plain = "[a-zA-Z0-9 .,:;()/+_|'-]*";
const aliasForm = new RegExp(
  `<alias>\\s*<name>([a-zA-Z0-9_]{1,31})</name>\\s*<type>([a-z_]+)</type>\\s*<address>([^<>&]*)</address>\\s*<descr>${plain}</descr>\\s*<detail>${plain}</detail>\\s*</alias>`,
  'g',
);

function exact(text: string) {
  return { host: text, apex: true, below: false };
}

interface Alias {
  readonly name: unknown;
  readonly line: number;
  readonly book: HaveBook;
}

/** The port that our own aliases have in their names. */
function portsIn(name: unknown): Pick<HavePlace, 'ports'> {
  const [, port] = typeof name === 'string' ? (/_(\d{1,5})(?:_net)?$/.exec(name) ?? []) : [];
  return port === undefined ? {} : { ports: [Number(port)] };
}

function takeRanges(ranges: readonly string[], { name, line, book }: Alias): void {
  const list = listNamed(name);
  for (const range of ranges) {
    if (range !== '') book.range(range, { list, ...portsIn(name), line });
  }
}

function takeNames(names: readonly string[], { name, line, book }: Alias): void {
  const ports = portsIn(name);
  for (const host of names) {
    if (host !== '')
      book.place(host.toLowerCase(), {
        list: listNamed(name),
        apex: true,
        below: false,
        ...ports,
        line,
      });
  }
}
