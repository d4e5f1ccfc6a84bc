import { maskText } from '../../model/address/prefix.ts';
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
  const objects = new Map<string, FortigateObject>();
  const grouped = new Set<string>();
  let section = '';
  let object = '';
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    const [, name] = /^edit "([^"\\]{1,79})"$/.exec(word) ?? [];
    const [, fqdn] = /^set (?:wildcard-)?fqdn "([a-z0-9_.*:-]{1,255})"$/i.exec(word) ?? [];
    const [, members] = /^set member ((?:"[^"\\]+" ?)+)$/.exec(word) ?? [];
    const range = rangeOfFortigate(word);
    if (
      /^config (?:firewall (?:address6?|addrgrp6?|wildcard-fqdn custom|ssl-ssh-profile)|ssl-exempt)$/.test(
        word,
      )
    )
      section = word;
    else if (name !== undefined) object = name;
    else if (
      range !== undefined &&
      /^config firewall address6?$/.test(section) &&
      objects.size < mostObjects
    ) {
      objects.set(object, { fqdn: range, isRange: true, line });
    } else if (
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
      const [, port] = /^netready-[a-z-]+-(\d{1,5})(?:-v6)?$/.exec(object) ?? [];
      for (const [, member = ''] of members.matchAll(/"([^"]+)"/g)) {
        const one = objects.get(member);
        if (!one) {
          book.unread(line, member);
          continue;
        }
        grouped.add(member);
        const ports = port === undefined ? {} : { ports: [Number(port)] };
        if (one.isRange) {
          book.range(one.fqdn, { list, ...ports, line: one.line });
          continue;
        }
        const { host, ...taken } = starredName(one.fqdn);
        book.place(host, { list, ...taken, ...ports, line: one.line });
      }
    } else if (
      !fortigateForms.test(word) &&
      !(section === 'config firewall ssl-ssh-profile' || section === 'config ssl-exempt')
    ) {
      book.unread(line, raw);
    }
  }
  for (const [name, { fqdn, isRange, line }] of objects) {
    if (grouped.has(name)) continue;
    const { host, ...taken } = starredName(fqdn);
    if (isRange) book.range(fqdn, { list: 'allow', line });
    else book.place(host, { list: 'allow', ...taken, line });
  }
  return book.end();
}

interface FortigateObject {
  /** A name, or a range. */
  readonly fqdn: string;
  readonly isRange?: true;
  readonly line: number;
}

/** `set subnet 20.1.2.0 255.255.255.0`, `set ip6 2603:1000::/40`: as a prefix. */
function rangeOfFortigate(word: string): string | undefined {
  const [, address, mask] = /^set subnet ([0-9.]+) ([0-9.]+)$/.exec(word) ?? [];
  if (address !== undefined && mask !== undefined) return prefixOfMask(address, mask);
  return /^set ip6 ([0-9a-f:.]+\/\d{1,3})$/i.exec(word)?.[1]?.toLowerCase();
}

const fortigateForms = new RegExp(
  `^(?:|#.*|next|end|edit \\d+|set type (?:ipmask|fqdn|wildcard-fqdn)|set comment "${comment}")$`,
);

/** FQDN objects, groups and lines of an access list of Cisco ASA. Anything else is not understood. */
export function readCisco(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const objects = new Map<string, { readonly host: string; readonly line: number }>();
  const groups = new Map<string, string[]>();
  const ranges = new Map<string, { readonly range: string; readonly line: number }[]>();
  const permitted = new Set<string>();
  let object = '';
  let group = '';
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trimEnd();
    const [, name] = /^object network (\S{1,64})$/.exec(word) ?? [];
    const [, fqdn] = /^ (?:fqdn(?: v[46])?|host) (\S+)$/.exec(word) ?? [];
    const [, groupName] = /^object-group network (\S{1,64})$/.exec(word) ?? [];
    const [, member] = /^ network-object object (\S+)$/.exec(word) ?? [];
    const range = rangeOfCisco(word);
    const [, permit, port] =
      /^access-list \S+ extended permit tcp any object-group (\S+) eq (\d{1,5})$/.exec(word) ?? [];
    if (name !== undefined) object = name;
    else if (fqdn !== undefined && objects.size < mostObjects)
      objects.set(object, { host: fqdn.toLowerCase(), line });
    else if (groupName !== undefined) {
      group = groupName;
      groups.set(group, groups.get(group) ?? []);
    } else if (member !== undefined) groups.get(group)?.push(member);
    else if (range !== undefined) {
      const some = ranges.get(group) ?? [];
      ranges.set(group, some);
      if (some.length < mostObjects) some.push({ range, line });
    } else if (permit !== undefined && !book.isFull()) {
      for (const each of groups.get(permit) ?? []) {
        const one = objects.get(each);
        permitted.add(each);
        const ports = [Number(port)];
        if (one)
          book.place(one.host, { list: 'allow', apex: true, below: false, ports, line: one.line });
        else book.unread(line, each);
      }
      permitted.add(permit);
      for (const one of ranges.get(permit) ?? []) {
        book.range(one.range, { list: 'allow', ports: [Number(port)], line: one.line });
      }
    } else if (!ciscoForms.test(word)) book.unread(line, raw);
  }
  for (const [name, some] of ranges) {
    if (permitted.has(name)) continue;
    for (const { range, line } of some) book.range(range, { list: 'allow', line });
  }
  for (const [name, { host, line }] of objects) {
    if (!permitted.has(name)) book.place(host, { list: 'allow', apex: true, below: false, line });
  }
  return book.end();
}

/** ` network-object 20.1.2.0 255.255.255.0`, `2603:1000::/40`, `host 20.1.2.3`: as a prefix. */
function rangeOfCisco(word: string): string | undefined {
  const [, address, mask] = /^ network-object ([0-9.]+) ([0-9.]+)$/.exec(word) ?? [];
  if (address !== undefined && mask !== undefined) return prefixOfMask(address, mask);
  return /^ network-object (?:host )?([0-9a-f:.]+(?:\/\d{1,3})?)$/i.exec(word)?.[1]?.toLowerCase();
}

const ciscoForms = new RegExp(
  `^(?:|!.*| description ${comment}|access-list \\S+ remark ${comment})$`,
);

/** Masks without holes, and their lengths. */
const lengthOfMask: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 33 }, (_, bits) => [maskText({ family: 4, bits, first: 0n }), bits]),
);

/** An address and a mask as a prefix; as they stand where the mask has holes, which nobody reads. */
function prefixOfMask(address: string, mask: string): string {
  return `${address}/${lengthOfMask.get(mask) ?? mask}`;
}
