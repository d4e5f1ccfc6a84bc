import { isIP } from 'node:net';
import { entriesOf as bypassEntries } from '../../model/route/bypass.ts';
import { type Have, haveBook, linesOf, type Matters, mostTold, starredName } from './have.ts';

/** Dynamic keywords and outbound rules in PowerShell. Anything else is not understood. */
export function readWindowsFirewall(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const keywords = new Map<string, { readonly host: string; readonly line: number }>();
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    const [, id, host] = keywordForm.exec(word) ?? [];
    const [, port, ids] = (book.isFull() ? null : ruleForm.exec(word)) ?? [];
    const [, addressPort, addresses] = (book.isFull() ? null : addressForm.exec(word)) ?? [];
    if (id !== undefined && host !== undefined)
      keywords.set(id, { host: host.toLowerCase(), line });
    else if (addresses !== undefined) {
      for (const [, each = ''] of addresses.matchAll(/'([^']+)'/g)) {
        book.range(each, { list: 'allow', ports: [Number(addressPort)], line });
      }
    } else if (ids !== undefined) {
      for (const [, each = ''] of ids.matchAll(/'(\{[^']+\})'/g)) {
        const one = keywords.get(each);
        const ports = [Number(port)];
        if (one)
          book.place(one.host, { list: 'allow', apex: true, below: false, ports, line: one.line });
        else book.unread(line, each);
      }
    } else if (word !== '' && !word.startsWith('#') && !removeForm.test(word))
      book.unread(line, raw);
  }
  return book.end();
}

const guid = '\\{[0-9a-f-]{36}\\}';
const keywordForm = new RegExp(
  `^New-NetFirewallDynamicKeywordAddress -Id '(${guid})' -Keyword '([^']+)' -AutoResolve \\$true$`,
);
const ruleStart =
  "^New-NetFirewallRule -Name '[a-z0-9-]+' -DisplayName '[a-z0-9 -]+' -Description '[a-zA-Z0-9 .,:;()/+_-]*' -Direction Outbound -Action Allow -Protocol TCP -RemotePort (\\d{1,5})";
const ruleForm = new RegExp(`${ruleStart} -RemoteDynamicKeywordAddresses ((?:'${guid}',?)+)$`);
const addressForm = new RegExp(`${ruleStart} -RemoteAddress ((?:'[0-9a-f.:/]+',?)+)$`);
const removeForm = new RegExp(
  `^Remove-NetFirewall(?:DynamicKeywordAddress -Id '${guid}'|Rule -Name '[a-z0-9-]+') -ErrorAction SilentlyContinue$`,
);

interface AddressSet {
  readonly elements: { readonly host: string; readonly line: number }[];
  /** Addresses that nobody asks for, beyond the first. */
  others: number;
}

/** Sets of addresses that a rule accepts at a port. A set without such a rule, and anything else, is not understood. */
export function readNftables(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const sets = new Map<string, AddressSet>();
  let set = '';
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    const [, name] = /^set (\w{1,31}) \{$/.exec(word) ?? [];
    const [, element] = /^([0-9a-f.:/]+),?$/i.exec(word) ?? [];
    const [, used, port] = (book.isFull() ? null : useForm.exec(word)) ?? [];
    if (name !== undefined) {
      set = name;
      sets.set(set, { elements: [], others: 0 });
    } else if (element !== undefined && isIP(element.replace(/\/\d{1,3}$/, '')) !== 0) {
      const one = sets.get(set);
      const host = element.toLowerCase();
      if (!one) continue;
      if (one.elements.length < mostTold || book.matters(host)) one.elements.push({ host, line });
      else one.others += 1;
    } else if (used !== undefined && sets.has(used)) {
      const { elements = [], others = 0 } = sets.get(used) ?? {};
      book.addOthers(others);
      for (const { host, line: at } of elements) {
        const ports = [Number(port)];
        book.range(host, { list: 'allow', ports, line: at });
      }
    } else if (!nftForms.test(word)) book.unread(line, raw);
  }
  return book.end();
}

const useForm = /^ip6? daddr @(\w+) tcp dport (\d{1,5}) accept$/;
const nftForms =
  /^(?:|#.*|\}|table inet \w+ \{|chain \w+ \{|type ipv[46]_addr|flags interval|auto-merge|elements = \{)$/;

/** As many of a list as are read of it. */
const mostEntries = 1000;

/** Bypass lists: behind a comment that names WinHTTP or WinINET theirs, else that of curl. */
export function readNoProxy(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  let dialect: 'winhttp' | 'wininet' | 'curl' = 'curl';
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    if (word === '') continue;
    if (word.startsWith('#')) {
      dialect = /WinHTTP/.test(word) ? 'winhttp' : /WinINET/.test(word) ? 'wininet' : 'curl';
      continue;
    }
    const entries = bypassEntries(word, dialect);
    if (entries.length >= mostEntries) book.unread(line, `after ${mostEntries} entries: ${word}`);
    for (const entry of entries) {
      const name =
        dialect === 'curl'
          ? { host: entry.replace(/^\./, ''), apex: true, below: true }
          : starredName(entry);
      const { host, ...taken } = name;
      book.place(host, { list: 'allow', ...taken, line });
    }
  }
  return book.end();
}
