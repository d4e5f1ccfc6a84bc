import { type RuleList, ruleLists } from '../../model/rule-entry.ts';
import { dottedName, type Have, type HaveBook, haveBook, starredName } from './have.ts';
import { readDottedList, readList, takeUrl } from './list-files.ts';

/** A document is read whole: it has no lines to tell of, and is refused above this. */
const mostCharacters = 32 * 1024 * 1024;

type Json = Readonly<Record<string, unknown>>;

/** JSON that is an object or a list; `undefined`, and told, where it is not. */
function parsed(text: string, book: HaveBook): unknown {
  try {
    if (text.length > mostCharacters) throw new RangeError('too large');
    return JSON.parse(text);
  } catch {
    book.unread(1, text.slice(0, 200));
    return undefined;
  }
}

function objectsIn(value: unknown): readonly Json[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is Json => typeof one === 'object' && one !== null,
  );
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function listNamed(name: unknown): RuleList {
  const text = typeof name === 'string' ? name.replaceAll('_', '-') : '';
  return ruleLists.find((one) => text.startsWith(`netready-${one}`)) ?? 'allow';
}

/** Custom URL categories of Zscaler, or their URLs one a line. */
export function readZscaler(text: string): Have {
  if (!/^\s*[[{]/.test(text)) return readDottedList(text);
  const book = haveBook();
  for (const category of objectsIn(parsed(text, book))) {
    const { configuredName, urls } = category;
    if (!Array.isArray(urls)) book.unread(1, JSON.stringify(category));
    for (const url of textsIn(urls)) {
      const list = listNamed(configuredName);
      takeUrl(url, { name: dottedName, endsInSlash: false, line: 1, list, book });
    }
  }
  return book.end();
}

/** A collection of application rules of Azure Firewall. */
export function readAzureFirewall(text: string): Have {
  const book = haveBook();
  for (const collection of objectsIn(parsed(text, book))) {
    const { action, rules } = collection;
    const isAllow = objectsIn(action).some(({ type }) => type === 'Allow');
    if (!isAllow || !Array.isArray(rules)) book.unread(1, JSON.stringify(collection));
    for (const rule of isAllow ? objectsIn(rules) : []) {
      const { ruleType, protocols, targetFqdns, terminateTLS, name } = rule;
      const ports = objectsIn(protocols).flatMap(({ port }) =>
        typeof port === 'number' ? port : [],
      );
      if (ruleType !== 'ApplicationRule' || ports.length === 0 || !Array.isArray(targetFqdns)) {
        book.unread(1, JSON.stringify(rule));
        continue;
      }
      const isClosed = terminateTLS === false && listNamed(name) === 'no-inspect';
      for (const fqdn of textsIn(targetFqdns)) {
        const { host, ...taken } = starredName(fqdn.toLowerCase());
        const lists: readonly RuleList[] = isClosed ? ['allow', 'no-inspect'] : ['allow'];
        for (const list of lists) book.place(host, { list, ...taken, ports, line: 1 });
      }
    }
  }
  return book.end();
}

/** Rule groups of AWS Network Firewall with a list of domains. */
export function readAws(text: string): Have {
  const book = haveBook();
  for (const one of objectsIn(parsed(text, book))) {
    const group = objectsIn(one['RuleGroup'])[0] ?? one;
    const source = objectsIn(objectsIn(group['RulesSource'])[0]?.['RulesSourceList'])[0];
    if (source?.['GeneratedRulesType'] !== 'ALLOWLIST') {
      book.unread(1, JSON.stringify(one));
      continue;
    }
    for (const target of textsIn(source['Targets'])) {
      const { host, ...taken } = dottedName(target.toLowerCase());
      book.place(host, { list: 'allow', ...taken, line: 1 });
    }
  }
  return book.end();
}

/** Aliases of OPNsense as its page exports them, or names one a line. */
export function readOpnsense(text: string): Have {
  if (!/^\s*\{/.test(text)) return readList(text, exact);
  const book = haveBook();
  const aliases = objectsIn(objectsIn(parsed(text, book))[0]?.['aliases'])[0]?.['alias'];
  for (const alias of Object.values(objectsIn(aliases)[0] ?? {}).flatMap(objectsIn)) {
    const { type, content, name } = alias;
    if (type !== 'host' || typeof content !== 'string') book.unread(1, JSON.stringify(alias));
    else takeNames(content.split('\n'), { name, book });
  }
  return book.end();
}

/** Aliases of pfSense as its page backs them up, or names one a line. */
export function readPfsense(text: string): Have {
  if (!text.includes('<')) return readList(text, exact);
  const book = haveBook();
  if (text.length > mostCharacters) book.unread(1, text);
  const rest = text
    .slice(0, mostCharacters)
    .replace(aliasForm, (_, name: string, type: string, address: string) => {
      if (type === 'host') takeNames(address.split(' '), { name, book });
      else book.unread(1, `alias ${name} of ${type}`);
      return '';
    });
  const left = rest.replace(/<\?xml version="1\.0"\?>|<\/?aliases>|\s+/g, '');
  if (left !== '') book.unread(1, left);
  return book.end();
}

const plain = "[a-zA-Z0-9 .,:;()/+_|'-]*";
const aliasForm = new RegExp(
  `<alias>\\s*<name>([a-zA-Z0-9_]{1,31})</name>\\s*<type>([a-z_]+)</type>\\s*<address>([^<>&]*)</address>\\s*<descr>${plain}</descr>\\s*<detail>${plain}</detail>\\s*</alias>`,
  'g',
);

function exact(text: string) {
  return { host: text, apex: true, below: false };
}

function takeNames(
  names: readonly string[],
  { name, book }: { readonly name: unknown; readonly book: HaveBook },
): void {
  const [, port] = typeof name === 'string' ? (/_(\d{1,5})$/.exec(name) ?? []) : [];
  const ports = port === undefined ? {} : { ports: [Number(port)] };
  for (const host of names) {
    if (host !== '')
      book.place(host.toLowerCase(), {
        list: listNamed(name),
        apex: true,
        below: false,
        ...ports,
        line: 1,
      });
  }
}
