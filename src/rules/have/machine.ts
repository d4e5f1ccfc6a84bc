import { isIP } from 'node:net';
import { entriesOf as bypassEntries } from '../../model/bypass.ts';
import { type Have, haveBook, linesOf, starredName } from './have.ts';

/** Dynamic keywords and outbound rules in PowerShell. Anything else is not understood. */
export function readWindowsFirewall(text: string): Have {
  const book = haveBook();
  const keywords = new Map<string, { readonly host: string; readonly line: number }>();
  for (const [raw, line] of linesOf(text)) {
    const word = raw.trim();
    const [, id, host] = keywordForm.exec(word) ?? [];
    const [, port, ids] = ruleForm.exec(word) ?? [];
    if (id !== undefined && host !== undefined)
      keywords.set(id, { host: host.toLowerCase(), line });
    else if (ids !== undefined) {
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
const ruleForm = new RegExp(
  `^New-NetFirewallRule -Name '[a-z0-9-]+' -DisplayName '[a-z0-9 -]+' -Description '[a-zA-Z0-9 .,:;()/+_-]*' -Direction Outbound -Action Allow -Protocol TCP -RemotePort (\\d{1,5}) -RemoteDynamicKeywordAddresses ((?:'${guid}',?)+)$`,
);
const removeForm = new RegExp(
  `^Remove-NetFirewall(?:DynamicKeywordAddress -Id '${guid}'|Rule -Name '[a-z0-9-]+') -ErrorAction SilentlyContinue$`,
);

/** Sets of addresses that a rule accepts at a port. A set without such a rule, and anything else, is not understood. */
export function readNftables(text: string): Have {
  const book = haveBook();
  const sets = new Map<string, { readonly element: string; readonly line: number }[]>();
  let set = '';
  for (const [raw, line] of linesOf(text)) {
    const word = raw.trim();
    const [, name] = /^set (\w{1,31}) \{$/.exec(word) ?? [];
    const [, element] = /^([0-9a-f.:/]+),?$/i.exec(word) ?? [];
    const [, used, port] = /^ip6? daddr @(\w+) tcp dport (\d{1,5}) accept$/.exec(word) ?? [];
    if (name !== undefined) {
      set = name;
      sets.set(set, []);
    } else if (element !== undefined && isIP(element.replace(/\/\d{1,3}$/, '')) !== 0) {
      sets.get(set)?.push({ element, line });
    } else if (used !== undefined && sets.has(used)) {
      for (const one of sets.get(used) ?? []) {
        const ports = [Number(port)];
        const host = one.element.replace(/\/.*$/, '');
        book.place(host, { list: 'allow', apex: true, below: false, ports, line: one.line });
      }
    } else if (!nftForms.test(word)) book.unread(line, raw);
  }
  return book.end();
}

const nftForms =
  /^(?:|#.*|\}|table inet \w+ \{|chain \w+ \{|type ipv[46]_addr|flags interval|auto-merge|elements = \{)$/;

/** Bypass lists: behind a comment that names WinHTTP or WinINET theirs, else that of curl. */
export function readNoProxy(text: string): Have {
  const book = haveBook();
  let dialect: 'winhttp' | 'wininet' | 'curl' = 'curl';
  for (const [raw, line] of linesOf(text)) {
    const word = raw.trim();
    if (word === '') continue;
    if (word.startsWith('#')) {
      dialect = /WinHTTP/.test(word) ? 'winhttp' : /WinINET/.test(word) ? 'wininet' : 'curl';
      continue;
    }
    for (const entry of bypassEntries(word, dialect)) {
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
