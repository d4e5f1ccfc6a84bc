import type { UnknownReason } from '../../model/rules/ruling.ts';
import type { Key } from './nft-members.ts';
import { flagBits, type NftPacket, stateBits } from './nft-packet.ts';
import type { Interval, ValueType } from './nft-values.ts';
import type { NftWords } from './nft-words.ts';
import { notUnderstood } from './not-understood.ts';

/** The left side of a comparison: what of a packet is looked at. */
export interface NftSelector {
  readonly type: ValueType;
  /** False: the packet has none, and the rule is not for it, whatever is asked. */
  readonly has: (packet: NftPacket) => boolean;
  readonly key: (packet: NftPacket) => Key;
  /** Where it is bits: their names, and those that are set; several where they may be either. */
  readonly bits?: {
    readonly names: Readonly<Record<string, number>>;
    readonly of: (packet: NftPacket) => readonly number[];
  };
  /** Whether a packet that has this changed goes elsewhere. */
  readonly leads: boolean;
}

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
    return selector('opaque', { has: () => false });
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
    return trackedSelector(words);
  }
  return stored(words);
}

interface Made {
  readonly has?: (packet: NftPacket) => boolean;
  readonly value?: (packet: NftPacket) => string | Interval | undefined;
  readonly why?: UnknownReason;
  readonly leads?: boolean;
}

function selector(type: ValueType, made: Made = {}): NftSelector {
  const { has = () => true, value, why = 'elsewhere', leads = false } = made;
  return {
    ...{ type, has, leads },
    key: (packet) => {
      const found = value?.(packet);
      if (found === undefined) return { why };
      return { why, value: typeof found === 'string' ? [found, found] : found };
    },
  };
}

type Fields = Readonly<Record<string, () => NftSelector>>;

function field(fields: Fields, name: string): NftSelector {
  const make = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (make === undefined) throw notUnderstood('unknown-word');
  return make();
}

function plain(names: readonly string[], made: Made): Fields {
  return Object.fromEntries(names.map((name) => [name, () => selector('opaque', made)]));
}

const isFour = ({ family }: NftPacket): boolean => family === 4;
const isSix = ({ family }: NftPacket): boolean => family === 6;

/** An address is the client's, or that of a name without one that is known. */
function address(type: 'ipv4' | 'ipv6', end: 'source' | 'destination'): () => NftSelector {
  const has = type === 'ipv4' ? isFour : isSix;
  const base = (why: UnknownReason): NftSelector =>
    selector(type, { has, value: (packet) => packet[end], why, leads: end === 'destination' });
  const isClients = (packet: NftPacket): boolean => (end === 'source') !== packet.isReply;
  const [client, server] = [base('client'), base('no-address')];
  return () => ({
    ...client,
    key: (packet) => (isClients(packet) ? client.key(packet) : server.key(packet)),
  });
}

/** A client takes a port that needs no rights. */
const clientPorts: Interval = ['0400', 'ffff'];

const transport: Fields = {
  sport: () =>
    selector('port', { value: ({ sourcePort = clientPorts }) => sourcePort, why: 'client' }),
  dport: () =>
    selector('port', {
      value: ({ destinationPort = clientPorts }) => destinationPort,
      why: 'client',
      leads: true,
    }),
};

const headers: Readonly<Record<string, Fields>> = {
  ip: {
    saddr: address('ipv4', 'source'),
    daddr: address('ipv4', 'destination'),
    protocol: () => selector('protocol', { has: isFour, value: () => '06' }),
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
    nexthdr: () => selector('protocol', { has: isSix, value: () => '06' }),
    ...plain(['version', 'dscp', 'ecn', 'flowlabel', 'length', 'hoplimit'], { has: isSix }),
  },
  tcp: {
    ...transport,
    flags: () => ({
      ...selector('opaque'),
      // A client that offers ECN sets two bits more in what opens a connection.
      bits: { names: flagBits, of: ({ flags }) => [flags, ...(flags === 2 ? [2 + 64 + 128] : [])] },
    }),
    ...plain(['sequence', 'ackseq', 'doff', 'reserved', 'window', 'checksum', 'urgptr'], {}),
  },
  th: transport,
  ether: plain(['saddr', 'daddr', 'type'], { why: 'client' }),
  vlan: plain(['id', 'dei', 'pcp', 'type', 'cfi'], { why: 'client' }),
  rt: plain(['classid', 'nexthop', 'mtu', 'ipsec'], {}),
  socket: plain(['transparent', 'mark', 'wildcard'], { why: 'client' }),
};

/** Headers that no packet of a TCP connection has. */
const others: ReadonlySet<string> = new Set([
  ...['udp', 'udplite', 'sctp', 'dccp', 'icmp', 'icmpv6', 'igmp', 'esp', 'ah', 'comp'],
]);

const unqualified: Fields = {
  ...Object.fromEntries(
    (['iif', 'iifname', 'oif', 'oifname'] as const).map((name) => {
      const end = name.startsWith('i') ? 'from' : 'to';
      return [name, () => selector('interface', { value: (packet) => packet[end], why: 'client' })];
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
  l4proto: () => selector('protocol', { value: () => '06' }),
  nfproto: () => selector('nfproto', { value: ({ family }) => `ipv${family}` }),
  protocol: () => selector('ethertype', { value: ({ family }) => (family === 4 ? 'ip' : 'ip6') }),
  ...plain(['length', 'priority', 'iifkind', 'oifkind', 'sdif', 'sdifname', 'secmark'], {}),
};

function metaSelector(name: string): NftSelector {
  return field(qualified, name);
}

const tracked: Fields = {
  state: () => ({
    ...selector('opaque'),
    bits: { names: stateBits, of: ({ state }) => (state === undefined ? [2, 8, 64] : [state]) },
  }),
  direction: () =>
    selector('direction', { value: ({ isReply }) => (isReply ? 'reply' : 'original') }),
  l3proto: () => selector('nfproto', { value: ({ family }) => `ipv${family}` }),
  protocol: () => selector('protocol', { value: () => '06' }),
  ...plain(['status', 'mark', 'expiration', 'helper', 'label', 'id'], {}),
  ...plain(['timeout', 'expectation', 'event', 'secmark'], {}),
  ...plain(['bytes', 'packets', 'avgpkt', 'zone'], {}),
};

function trackedSelector(words: NftWords): NftSelector {
  const way = words.word();
  if (way !== 'original' && way !== 'reply') return field(tracked, way);
  const name = words.word();
  if (name === 'ip' || name === 'ip6') {
    const type = name === 'ip' ? 'ipv4' : 'ipv6';
    const end = words.word();
    const isAsked = way === 'original' ? 'daddr' : 'saddr';
    if (end !== 'saddr' && end !== 'daddr') throw notUnderstood('unknown-word');
    return selector(type, {
      has: name === 'ip' ? isFour : isSix,
      ...(end === isAsked
        ? { value: ({ asked }) => asked.destination, why: 'no-address' }
        : { why: 'client' }),
    });
  }
  const isPort = name === (way === 'original' ? 'proto-dst' : 'proto-src');
  if (isPort) return selector('port', { value: ({ asked }) => asked.port });
  return field(
    { ...plain(['proto-src', 'proto-dst', 'saddr', 'daddr'], { why: 'client' }), ...tracked },
    name,
  );
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
    do words.word();
    while (words.take('.'));
    words.word();
    return selector('opaque', { why: 'client' });
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
