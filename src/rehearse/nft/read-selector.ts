import {
  type Fields,
  field,
  isFour,
  isSix,
  type NftSelector,
  plain,
  selector,
} from './nft-field.ts';
import { flagBits, type NftPacket } from './nft-packet.ts';
import type { Interval } from './nft-values.ts';
import type { NftWords } from './nft-words.ts';
import { notUnderstood } from './not-understood.ts';
import { readTracked } from './read-tracked.ts';

/** Reads one, if one comes next. @throws NotUnderstood for a field that is not known. */
export function readSelector(words: NftWords): NftSelector | undefined {
  const { kind, text } = words.peek();
  if (kind === 'sign' && text === '@') return rawSelector(words);
  if (kind !== 'word') return undefined;
  if (Object.hasOwn(headers, text)) {
    words.next();
    return field(headers[text] ?? {}, words.word());
  }
  if (others.has(text)) {
    words.next();
    if (text === 'sctp' && words.peek().text === 'chunk') throw notUnderstood('not-judged');
    words.word();
    return absent;
  }
  if (text === 'meta') {
    words.next();
    return metaSelector(words.word());
  }
  if (Object.hasOwn(unqualified, text)) {
    words.next();
    return metaSelector(text);
  }
  if (text === 'ct' && words.peek(1).text !== 'count') {
    words.next();
    return readTracked(words);
  }
  return stored(words);
}

/** Where a client lies whose address nobody said (RFC 1918, RFC 6598); of IPv6 it may be any. */
const clientAddresses: readonly Interval[] = [
  ['0a000000', '0affffff'],
  ['64400000', '647fffff'],
  ['ac100000', 'ac1fffff'],
  ['c0a80000', 'c0a8ffff'],
];

/** An address is the client's, or that of a name without one that is known. */
function address(type: 'ipv4' | 'ipv6', end: 'source' | 'destination'): NftSelector {
  const isClients = (packet: NftPacket): boolean => (end === 'source') !== packet.isReply;
  const any = type === 'ipv4' ? clientAddresses : undefined;
  const server = selector(type, {
    has: type === 'ipv4' ? isFour : isSix,
    value: (packet) => packet[end],
    ...{ why: 'no-address', leads: end === 'destination' },
  });
  const client = selector(type, { value: (packet) => packet[end] ?? any, why: 'client' });
  return {
    ...server,
    key: (packet) => (isClients(packet) ? client.key(packet) : server.key(packet)),
  };
}

/** A client takes a port that needs no rights. */
const clientPorts: readonly Interval[] = [['0400', 'ffff']];

const transport: Fields = {
  sport: selector('port', { value: ({ sourcePort = clientPorts }) => sourcePort, why: 'client' }),
  dport: selector('port', {
    value: ({ destinationPort = clientPorts }) => destinationPort,
    ...{ why: 'client', leads: true },
  }),
};

const headers: Readonly<Record<string, Fields>> = {
  ip: {
    saddr: address('ipv4', 'source'),
    daddr: address('ipv4', 'destination'),
    protocol: selector('protocol', { has: isFour, value: () => '06' }),
    ...plain(
      ['version', 'hdrlength', 'dscp', 'ecn', 'length', 'id', 'frag-off', 'ttl', 'checksum'],
      {
        has: isFour,
      },
    ),
  },
  ip6: {
    saddr: address('ipv6', 'source'),
    daddr: address('ipv6', 'destination'),
    nexthdr: selector('protocol', { has: isSix, value: () => '06' }),
    ...plain(['version', 'dscp', 'ecn', 'flowlabel', 'length', 'hoplimit'], { has: isSix }),
  },
  tcp: {
    ...transport,
    flags: {
      ...selector('opaque'),
      // A client that offers ECN sets two bits more in what opens a connection.
      bits: { names: flagBits, of: ({ flags }) => [flags, ...(flags === 2 ? [2 + 64 + 128] : [])] },
    },
    ...plain(['sequence', 'ackseq', 'doff', 'reserved', 'window', 'checksum', 'urgptr'], {}),
  },
  th: transport,
  ether: plain(['saddr', 'daddr', 'type'], { why: 'client' }),
  vlan: plain(['id', 'dei', 'pcp', 'type', 'cfi'], { why: 'client' }),
  rt: plain(['classid', 'nexthop', 'mtu', 'ipsec'], {}),
  socket: plain(['transparent', 'mark', 'wildcard'], { why: 'client' }),
};

const absent = selector('opaque', { has: () => false });

/** Headers that no packet of a TCP connection has. */
const others: ReadonlySet<string> = new Set([
  ...['udp', 'udplite', 'sctp', 'dccp', 'icmp', 'icmpv6', 'igmp', 'esp', 'ah', 'comp'],
]);

/** Any interface but that by which a machine speaks to itself. */
const interfaces: readonly Interval[] = [
  ['\u0001', 'ln\uffff'],
  ['lo\u0000', '\uffff'],
];

const unqualified: Fields = {
  ...Object.fromEntries(
    (['iif', 'iifname', 'oif', 'oifname'] as const).map((name) => {
      const end = name.startsWith('i') ? 'from' : 'to';
      const value = (packet: NftPacket): string | readonly Interval[] => packet[end] ?? interfaces;
      return [name, selector('interface', { value, why: 'client' })];
    }),
  ),
  ...plain(['iiftype', 'oiftype', 'skuid', 'skgid', 'pkttype', 'iifgroup', 'oifgroup', 'cgroup'], {
    why: 'client',
  }),
  ...plain(['mark', 'nftrace', 'rtclassid', 'ibriport', 'obriport', 'ibridgename'], {}),
  ...plain(['obridgename', 'ibrname', 'obrname', 'cpu', 'ipsec', 'random'], {}),
  ...plain(['time', 'day', 'hour'], { why: 'time' }),
};

const qualified: Fields = {
  ...unqualified,
  l4proto: selector('protocol', { value: () => '06' }),
  nfproto: selector('nfproto', { value: ({ family }) => `ipv${family}` }),
  protocol: selector('ethertype', { value: ({ family }) => (family === 4 ? 'ip' : 'ip6') }),
  ...plain(['length', 'priority', 'iifkind', 'oifkind', 'sdif', 'sdifname', 'secmark'], {}),
};

function metaSelector(name: string): NftSelector {
  return field(qualified, name);
}

/** `@th,16,16`: bits of the packet by their place. */
function rawSelector(words: NftWords): NftSelector | undefined {
  words.next();
  if (!['ll', 'nh', 'th', 'ih'].includes(words.word())) throw notUnderstood('malformed');
  for (let part = 0; part < 2; part += 1) {
    words.need(',');
    if (!/^\d{1,5}$/.test(words.word())) throw notUnderstood('malformed');
  }
  return selector('opaque', { leads: true });
}

/** What nobody can tell without the machine itself. */
function stored(words: NftWords): NftSelector | undefined {
  if (words.take('fib')) {
    const keys: string[] = [];
    do keys.push(words.word());
    while (words.take('.'));
    const isWayBack = words.word() === 'oif' && keys.includes('saddr') && keys.includes('iif');
    // Routes are no part of the rules: to a client that may ask at all, there is one.
    return isWayBack
      ? selector('route', { value: () => '1' })
      : selector('opaque', { why: 'client' });
  }
  if (words.take('numgen')) words.word();
  else if (words.take('jhash')) {
    // One hash within another is none, and would be as deep as a line is long.
    do
      if (/hash$|^numgen$/.test(words.peek().text) || readSelector(words) === undefined)
        throw notUnderstood('malformed');
    while (words.take('.'));
  } else if (!words.take('symhash')) return undefined;
  words.need('mod');
  words.word();
  for (const option of ['seed', 'offset']) if (words.take(option)) words.word();
  return selector('opaque');
}
