import packet, { type Answer, type Packet } from 'dns-packet';

/** The response codes of RFC 1035, section 4.1.1, that the lab gives. */
const responseCodes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

export type ResponseCode = keyof typeof responseCodes;

export interface DnsQuery {
  readonly id: number;
  /** Lower case, without a dot at its end. */
  readonly name: string;
  readonly type: string;
  readonly message: Packet;
}

export interface DnsReply {
  readonly code: ResponseCode;
  /** The CNAME chain, in order. */
  readonly aliases: readonly string[];
  /** Of the type asked. */
  readonly addresses: readonly string[];
  readonly truncated?: true;
}

const ttl = 60;

/** Reads a question; undefined where the bytes are no DNS query with one. Never throws. */
export function readQuery(bytes: Buffer): DnsQuery | undefined {
  try {
    const message = packet.decode(bytes);
    const question = message.questions?.[0];
    if (message.type !== 'query' || !question) return undefined;
    const { name, type } = question;
    return { id: message.id ?? 0, name: name.toLowerCase().replace(/\.$/, ''), type, message };
  } catch {
    return undefined;
  }
}

/** Writes the answer to a question (RFC 1035, section 4). */
export function writeReply(query: DnsQuery, reply: DnsReply): Buffer {
  const { code, aliases, addresses, truncated } = reply;
  const cut = truncated ? packet.TRUNCATED_RESPONSE : 0;
  const asked = packet.RECURSION_DESIRED & (query.message.flags ?? 0);
  return packet.encode({
    type: 'response',
    id: query.id,
    flags: packet.RECURSION_AVAILABLE | asked | cut | responseCodes[code],
    questions: query.message.questions ?? [],
    answers: truncated ? [] : answersOf(query, { aliases, addresses }),
  });
}

function answersOf(
  { name, type }: DnsQuery,
  { aliases, addresses }: Pick<DnsReply, 'aliases' | 'addresses'>,
): Answer[] {
  const owners = [name, ...aliases];
  const chain = aliases.map((data, index): Answer => {
    return { type: 'CNAME', name: owners[index] ?? name, ttl, data };
  });
  const owner = owners.at(-1) ?? name;
  const ends = addresses.map((data): Answer => {
    return { type: type === 'AAAA' ? 'AAAA' : 'A', name: owner, ttl, data };
  });
  return [...chain, ...ends];
}
