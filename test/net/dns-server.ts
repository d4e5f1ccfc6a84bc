import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import packet, { type Answer, type Packet } from 'dns-packet';
import { onTestFinished } from 'vitest';
import type { NameServer } from '../../src/net/options.ts';

export interface DnsServer extends NameServer {
  /** The types of the questions that came, in order. */
  readonly asked: readonly string[];
}

export interface Query {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** How many questions of this type came before. */
  readonly before: number;
}

/** What a server does with a question: it sends these messages, of which none is silence. */
export type Script = (query: Query) => readonly Buffer[];

/** Starts a name server over UDP on loopback for the length of one test. */
export async function dnsServer(script: Script): Promise<DnsServer> {
  const socket = await udpSocket();
  const asked: string[] = [];
  socket.on('message', (bytes, { port, address }) => {
    const message = packet.decode(bytes);
    const question = message.questions?.[0];
    const { name = '', type = '' } = question ?? {};
    const before = asked.filter((other) => other === type).length;
    asked.push(type);
    for (const answer of script({ id: message.id ?? 0, name, type, before })) {
      socket.send(answer, port, address);
    }
  });
  return { address: '127.0.0.1', port: socket.address().port, asked };
}

/** A UDP socket on loopback for the length of one test. */
export async function udpSocket(): Promise<UdpSocket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => {
    socket.close();
  });
  return socket;
}

export interface PortPair {
  readonly udp: UdpSocket;
  readonly tcp: Server;
  readonly port: number;
}

/** One port of loopback for UDP and TCP, for the length of one test. */
export async function portPair(): Promise<PortPair> {
  for (;;) {
    const udp = await udpSocket();
    const { port } = udp.address();
    const tcp = createServer();
    tcp.listen(port, '127.0.0.1');
    // A port that is free for UDP may be taken for TCP; another one is as good.
    const isFree = await once(tcp, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    onTestFinished(() => {
      tcp.close();
    });
    return { udp, tcp, port };
  }
}

/** A UDP port of loopback on which nobody listens any more. */
export async function closedUdpPort(): Promise<NameServer> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return { address: '127.0.0.1', port };
}

const codes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

export interface Reply {
  readonly code?: keyof typeof codes;
  readonly answers?: Answer[];
  readonly cut?: true;
}

/** Writes an answer to a query. */
export function reply(
  { id, name, type }: Pick<Query, 'id' | 'name' | 'type'>,
  { code = 'NOERROR', answers = [], cut }: Reply,
): Buffer {
  const message: Packet = {
    type: 'response',
    id,
    flags: (cut ? packet.TRUNCATED_RESPONSE : 0) | codes[code],
    questions: [{ name, type: type === 'AAAA' ? 'AAAA' : 'A' }],
    answers,
  };
  return packet.encode(message);
}

export const a = (name: string, data: string, ttl = 60): Answer => ({ type: 'A', name, data, ttl });

export const aaaa = (name: string, data: string): Answer => ({ type: 'AAAA', name, data, ttl: 60 });

export const cname = (name: string, data: string): Answer => ({
  type: 'CNAME',
  name,
  data,
  ttl: 60,
});

/** Answers A with one address and AAAA with none. */
export const good: Script = (query) => [
  reply(query, { answers: query.type === 'A' ? [a(query.name, '192.0.2.1')] : [] }),
];

/** Says nothing to anybody. */
export const silent: Script = () => [];

/** Answers everything with one code. */
export function always(code: NonNullable<Reply['code']>): Script {
  return (query) => [reply(query, { code })];
}
