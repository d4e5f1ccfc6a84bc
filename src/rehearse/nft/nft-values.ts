import { isIPv4, isIPv6 } from 'node:net';
import { groupsOf } from '../../model/address/special-networks.ts';
import type { NftExpression } from './nft-constant.ts';
import { notUnderstood } from './not-understood.ts';

/** From one value to another, both among them, as texts that compare as their values do. */
export type Interval = readonly [from: string, to: string];

export const valueTypes = [
  'ipv4',
  'ipv6',
  'port',
  'protocol',
  'interface',
  'nfproto',
  'ethertype',
  'direction',
  'route',
  'opaque', // what nobody knows of a packet that was not sent
] as const;
export type ValueType = (typeof valueTypes)[number];

/** The types of sets that have values here. */
export const setTypes: Readonly<Record<string, ValueType>> = {
  ipv4_addr: 'ipv4',
  ipv6_addr: 'ipv6',
  inet_service: 'port',
  inet_proto: 'protocol',
  ifname: 'interface',
  iface_index: 'interface',
  nf_proto: 'nfproto',
  ether_type: 'ethertype',
  ct_dir: 'direction',
  ...Object.fromEntries(
    [
      'ether_addr',
      'mark',
      'ct_state',
      'ct_status',
      'ct_label',
      'uid',
      'gid',
      'realm',
      'dscp',
      'ecn',
    ]
      .concat(['icmp_type', 'icmp_code', 'icmpv6_type', 'icmpv6_code', 'icmpx_code', 'igmp_type'])
      .concat(['pkt_type', 'iface_type', 'devgroup', 'tcp_flag', 'time', 'day', 'hour', 'arp_op'])
      .concat(['cgroupsv2', 'classid', 'boolean', 'dccp_pkttype', 'ct_id', 'ct_event'])
      .map((name) => [name, 'opaque' as const]),
  ),
};

/**
 * The values that a constant means.
 * @returns undefined where it is not known: a name that nft asks its resolver for, a number of an interface
 * @throws NotUnderstood for what is no value of that type.
 */
export function intervalOf(expression: NftExpression, type: ValueType): Interval | undefined {
  if (type === 'opaque') return undefined;
  if (expression.is === 'word') return single(expression, type);
  if (expression.is === 'prefix') return prefix(expression, type);
  if (expression.is !== 'range') throw notUnderstood('malformed');
  const [from, to] = [expression.from, expression.to].map((text) =>
    single({ text, quoted: false }, type),
  );
  if (!from || !to) return undefined;
  if (from[0] > to[0] || type === 'interface') throw notUnderstood('malformed');
  return [from[0], to[0]];
}

/** An address as digits of one length. */
export function addressDigits(address: string): string {
  if (isIPv4(address))
    return address
      .split('.')
      .map((part) => digits(Number(part), 2))
      .join('');
  return groupsOf(address)
    .map((group) => digits(group, 4))
    .join('');
}

export function portDigits(port: number): string {
  return digits(port, 4);
}

function digits(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}

function single(
  { text, quoted }: { readonly text: string; readonly quoted: boolean },
  type: ValueType,
): Interval | undefined {
  const same = (value: string): Interval => [value, value];
  switch (type) {
    case 'ipv4':
    case 'ipv6':
      if (type === 'ipv4' ? isIPv4(text) : isIPv6(text)) return same(addressDigits(text));
      // nft asks its resolver for it when it is loaded.
      if (/^[a-z_][\w.-]{0,252}$/i.test(text)) return undefined;
      break;
    case 'port': {
      const port = /^\d{1,5}$/.test(text) ? Number(text) : services[text];
      if (port !== undefined && port < 65_536) return same(portDigits(port));
      break;
    }
    case 'protocol': {
      const number = /^\d{1,3}$/.test(text) ? Number(text) : protocols[text];
      if (number !== undefined && number < 256) return same(digits(number, 2));
      break;
    }
    case 'interface':
      if (!quoted && /^\d/.test(text)) return undefined;
      if (text.endsWith('*')) return [text.slice(0, -1), `${text.slice(0, -1)}\uffff`];
      return same(text);
    case 'nfproto':
      return named(text, { 2: 'ipv4', 10: 'ipv6', ipv4: 'ipv4', ipv6: 'ipv6' });
    case 'ethertype':
      return named(text, {
        ...{ ip: 'ip', ip6: 'ip6', arp: 'arp', vlan: 'vlan', '8021q': '8021q', '8021ad': '8021ad' },
        ...{ '0x0800': 'ip', '0x86dd': 'ip6', '0x800': 'ip' },
      });
    case 'direction':
      return named(text, { original: 'original', reply: 'reply', 0: 'original', 1: 'reply' });
    case 'route': {
      const is = Object.hasOwn(routeNames, text) ? routeNames[text] : undefined;
      return is === undefined ? undefined : same(is);
    }
    case 'opaque':
      return undefined;
  }
  throw notUnderstood('malformed');
}

/** Whether there is one; else a certain one, of which nothing is known. */
const routeNames: Readonly<Record<string, string>> = { exists: '1', missing: '0', 1: '1', 0: '0' };

function named(text: string, names: Readonly<Record<string, string>>): Interval {
  const name = Object.hasOwn(names, text) ? names[text] : undefined;
  if (name === undefined) throw notUnderstood('malformed');
  return [name, name];
}

function prefix(
  { base, bits }: { readonly base: string; readonly bits: number },
  type: ValueType,
): Interval {
  const size = type === 'ipv4' ? 32 : 128;
  const isOne = type === 'ipv4' ? isIPv4(base) : type === 'ipv6' && isIPv6(base);
  if (!isOne || bits > size) throw notUnderstood('malformed');
  const all = addressDigits(base);
  const whole = Math.floor(bits / 4);
  const rest = bits % 4;
  const fill = (end: '0' | 'f'): string => {
    if (rest === 0) return all.slice(0, whole).padEnd(all.length, end);
    const low = (1 << (4 - rest)) - 1;
    const digit = Number.parseInt(all[whole] ?? '0', 16) & ~low;
    return (all.slice(0, whole) + digits(end === '0' ? digit : digit | low, 1)).padEnd(
      all.length,
      end,
    );
  };
  return [fill('0'), fill('f')];
}

/** Names of ports, as /etc/services has them nearly everywhere. */
const services: Readonly<Record<string, number>> = Object.assign(Object.create(null), {
  ...{ 'ftp-data': 20, ftp: 21, ssh: 22, telnet: 23, smtp: 25, domain: 53, bootps: 67, bootpc: 68 },
  ...{ tftp: 69, http: 80, kerberos: 88, pop3: 110, sunrpc: 111, auth: 113, ntp: 123 },
  ...{ 'netbios-ns': 137, 'netbios-dgm': 138, 'netbios-ssn': 139, imap2: 143 },
  ...{ snmp: 161, 'snmp-trap': 162, bgp: 179, ldap: 389, https: 443, 'microsoft-ds': 445 },
  ...{ submissions: 465, isakmp: 500, syslog: 514, printer: 515, submission: 587, ipp: 631 },
  ...{ ldaps: 636, rsync: 873, imaps: 993, pop3s: 995, openvpn: 1194, 'ms-sql-s': 1433 },
  ...{ radius: 1812, nfs: 2049, mysql: 3306, 'ms-wbt-server': 3389, sip: 5060 },
  ...{ 'sip-tls': 5061, mdns: 5353, postgresql: 5432, 'http-alt': 8080 },
});

/** Names of protocols, as /etc/protocols has them. */
const protocols: Readonly<Record<string, number>> = Object.assign(Object.create(null), {
  ...{ icmp: 1, igmp: 2, ipencap: 4, tcp: 6, udp: 17, dccp: 33, ipv6: 41, gre: 47, esp: 50 },
  ...{ ah: 51, 'ipv6-icmp': 58, icmpv6: 58, ospf: 89, comp: 108, ipcomp: 108, vrrp: 112 },
  ...{ l2tp: 115, sctp: 132, udplite: 136 },
});
