import { ruleLists } from '../../model/rules/rule-entry.ts';
import { type Have, haveBook, linesOf, type Matters, starredName } from './have.ts';

/** As many as are kept until it is known what is done with them; the rest is not understood. */
const mostObjects = 300_000;

const comment = '[a-zA-Z0-9 .,:;()/+_-]{0,255}';

/**
 * FQDN addresses and groups in commands of FortiOS. What a group is for, its name says where it is ours; of any other
 * address `allow`. All but addresses, groups and exemptions is not understood.
 */
export function readFortigate(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const objects = new Map<string, { readonly fqdn: string; readonly line: number }>();
  const grouped = new Set<string>();
  let section = '';
  let object = '';
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    const [, name] = /^edit "([^"\\]{1,79})"$/.exec(word) ?? [];
    const [, fqdn] = /^set (?:wildcard-)?fqdn "([a-z0-9_.*:-]{1,255})"$/i.exec(word) ?? [];
    const [, members] = /^set member ((?:"[^"\\]+" ?)+)$/.exec(word) ?? [];
    if (
      /^config (?:firewall (?:address|addrgrp|wildcard-fqdn custom|ssl-ssh-profile)|ssl-exempt)$/.test(
        word,
      )
    )
      section = word;
    else if (name !== undefined) object = name;
    else if (
      fqdn !== undefined &&
      section === 'config firewall address' &&
      objects.size < mostObjects
    ) {
      objects.set(object, { fqdn: fqdn.toLowerCase(), line });
    } else if (fqdn !== undefined && section === 'config firewall wildcard-fqdn custom') {
      const { host, ...taken } = starredName(fqdn.toLowerCase());
      book.place(host, { list: 'no-inspect', ...taken, line });
    } else if (members !== undefined && !book.isFull()) {
      const list = ruleLists.find((one) => object.startsWith(`netready-${one}-`)) ?? 'allow';
      const [, port] = /^netready-[a-z-]+-(\d{1,5})$/.exec(object) ?? [];
      for (const [, member = ''] of members.matchAll(/"([^"]+)"/g)) {
        const one = objects.get(member);
        if (!one) {
          book.unread(line, member);
          continue;
        }
        grouped.add(member);
        const { host, ...taken } = starredName(one.fqdn);
        const ports = port === undefined ? {} : { ports: [Number(port)] };
        book.place(host, { list, ...taken, ...ports, line: one.line });
      }
    } else if (
      !fortigateForms.test(word) &&
      !(section === 'config firewall ssl-ssh-profile' || section === 'config ssl-exempt')
    ) {
      book.unread(line, raw);
    }
  }
  for (const [name, { fqdn, line }] of objects) {
    const { host, ...taken } = starredName(fqdn);
    if (!grouped.has(name)) book.place(host, { list: 'allow', ...taken, line });
  }
  return book.end();
}

const fortigateForms = new RegExp(
  `^(?:|#.*|next|end|edit \\d+|set type (?:fqdn|wildcard-fqdn)|set comment "${comment}")$`,
);

/** FQDN objects, groups and lines of an access list of Cisco ASA. Anything else is not understood. */
export function readCisco(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const objects = new Map<string, { readonly host: string; readonly line: number }>();
  const groups = new Map<string, string[]>();
  const permitted = new Set<string>();
  let object = '';
  let group = '';
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trimEnd();
    const [, name] = /^object network (\S{1,64})$/.exec(word) ?? [];
    const [, fqdn] = /^ (?:fqdn(?: v[46])?|host) (\S+)$/.exec(word) ?? [];
    const [, groupName] = /^object-group network (\S{1,64})$/.exec(word) ?? [];
    const [, member] = /^ network-object object (\S+)$/.exec(word) ?? [];
    const [, permit, port] =
      /^access-list \S+ extended permit tcp any object-group (\S+) eq (\d{1,5})$/.exec(word) ?? [];
    if (name !== undefined) object = name;
    else if (fqdn !== undefined && objects.size < mostObjects)
      objects.set(object, { host: fqdn.toLowerCase(), line });
    else if (groupName !== undefined) {
      group = groupName;
      groups.set(group, groups.get(group) ?? []);
    } else if (member !== undefined) groups.get(group)?.push(member);
    else if (permit !== undefined && !book.isFull()) {
      for (const each of groups.get(permit) ?? []) {
        const one = objects.get(each);
        permitted.add(each);
        const ports = [Number(port)];
        if (one)
          book.place(one.host, { list: 'allow', apex: true, below: false, ports, line: one.line });
        else book.unread(line, each);
      }
    } else if (!ciscoForms.test(word)) book.unread(line, raw);
  }
  for (const [name, { host, line }] of objects) {
    if (!permitted.has(name)) book.place(host, { list: 'allow', apex: true, below: false, line });
  }
  return book.end();
}

const ciscoForms = new RegExp(
  `^(?:|!.*| description ${comment}|access-list \\S+ remark ${comment})$`,
);

/** Domain objects and rules in lines of `mgmt_cli`. Anything else is not understood. */
export function readCheckPoint(text: string, matters?: Matters): Have {
  if (!/^mgmt_cli /m.test(text) && !text.startsWith('#')) return readNames(text, matters);
  const book = haveBook(matters);
  const objects = new Map<string, { readonly isBelow: boolean; readonly line: number }>();
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    const [, name, isBelow] = domainForm.exec(word) ?? [];
    const [, kind, destinations, service] = ruleForm.exec(word) ?? [];
    if (name !== undefined && objects.size < mostObjects)
      objects.set(name, { isBelow: isBelow === 'true', line });
    else if (destinations !== undefined && !book.isFull()) {
      const port = servicePorts[service ?? ''] ?? /^tcp-(\d{1,5})$/.exec(service ?? '')?.[1];
      for (const [, each = ''] of destinations.matchAll(/"([^"]+)"/g)) {
        const one = objects.get(each);
        if (!one || port === undefined) {
          book.unread(line, each);
          continue;
        }
        const list = kind === 'access-rule' ? 'allow' : 'no-inspect';
        const place = { list, apex: true, below: one.isBelow, ports: [Number(port)] } as const;
        book.place(each.slice(1), { ...place, line: one.line });
      }
    } else if (word !== '' && !word.startsWith('#') && !serviceForm.test(word))
      book.unread(line, raw);
  }
  return book.end();
}

const servicePorts: Readonly<Record<string, string>> = { http: '80', https: '443' };
const session = '(?: -s [a-z.]+)?';
const domainForm = new RegExp(
  `^mgmt_cli add dns-domain name "(\\.[a-z0-9_.:-]+)" is-sub-domain (true|false) comments "${comment}"${session}$`,
);
const ruleForm = new RegExp(
  `^mgmt_cli add (access-rule|https-rule) layer "[A-Za-z ]+" position top name "[a-z0-9 -]+" ((?:destination\\.\\d+ "[^"\\\\$\`]+" )+)service\\.1 "([a-z0-9-]+)" action "(?:Accept|Bypass)" comments "${comment}"${session}$`,
);
const serviceForm =
  /^mgmt_cli add service-tcp name "tcp-\d{1,5}" port "\d{1,5}" ignore-warnings true(?: -s [a-z.]+)?$|^mgmt_cli (?:login > |(?:publish|logout) -s )[a-z.]+$/;

function readNames(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    if (word === '') continue;
    book.place(word.replace(/^\./, ''), { list: 'allow', apex: true, below: false, line });
  }
  return book.end();
}
