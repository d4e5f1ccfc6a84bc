import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type DnsQuery, readQuery, writeReply } from './dns-message.ts';
import type { LabLog } from './lab-log.ts';
import type { Listeners } from './listeners.ts';
import type { NameAnswer, Question } from './zone.ts';

export interface NameServerOptions {
  readonly answer: (question: Question) => NameAnswer;
  readonly listeners: Listeners;
  readonly log: LabLog;
}

export interface NameServer {
  readonly port: number;
  close(): Promise<void>;
}

const attempts = 10;

/** Answers DNS questions over UDP (RFC 1035) and, on the same port, over TCP (RFC 7766). */
export async function startNameServer(options: NameServerOptions): Promise<NameServer> {
  const { listeners } = options;
  // The system gives a port that is free for TCP; for UDP it may be taken, and then the next one
  // is as good.
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = await listeners.portOf((socket) => answerStream(socket, options));
    const udp = await bindUdp(port);
    if (!udp) continue;
    udp.on('message', (bytes, { address, port: toPort }) => {
      for (const answer of answersTo(bytes, 'udp', options)) {
        udp.send(answer, toPort, address, ignore);
      }
    });
    return { port, close: () => closeUdp(udp) };
  }
  throw new Error(`Cannot start a name server: no port was free for TCP and UDP in ${attempts}`);
}

async function bindUdp(port: number): Promise<UdpSocket | undefined> {
  const socket = createSocket('udp4');
  socket.bind(port, '127.0.0.1');
  try {
    await once(socket, 'listening');
    socket.on('error', ignore);
    return socket;
  } catch {
    return undefined;
  }
}

function closeUdp(socket: UdpSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.close(() => resolve());
  });
}

/** Each message has its length in two bytes before it, so none is longer than 64 KiB. */
function answerStream(socket: Socket, options: NameServerOptions): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= 2 && bytes.length >= 2 + bytes.readUInt16BE(0)) {
      const end = 2 + bytes.readUInt16BE(0);
      const answers = answersTo(bytes.subarray(2, end), 'tcp', options);
      bytes = bytes.subarray(end);
      for (const answer of answers) socket.write(withLength(answer));
    }
  });
}

function withLength(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

function answersTo(
  bytes: Buffer,
  over: 'udp' | 'tcp',
  { answer, log }: NameServerOptions,
): readonly Buffer[] {
  const query = readQuery(bytes);
  if (!query) return [];
  const { name, type } = query;
  log({ kind: 'query', name, type, over });
  return bytesOf(answer({ name, type, over }), query);
}

function bytesOf(answer: NameAnswer, query: DnsQuery): readonly Buffer[] {
  switch (answer.send) {
    case 'nothing':
      return [];
    case 'garbage':
      return [promiseUnkept(query)];
    case 'wrong-id':
      return [writeReply({ ...query, id: (query.id + 1) % 0x10000 }, answer.reply)];
    case 'twice':
      return [writeReply(query, answer.reply), writeReply(query, answer.later)];
    case 'reply':
      return [writeReply(query, answer.reply)];
  }
}

/** The head of an answer that announces a record, and no record: an answer to us, but unreadable. */
function promiseUnkept(query: DnsQuery): Buffer {
  return writeReply(query, { code: 'NOERROR', aliases: [], addresses: ['192.0.2.1'] }).subarray(
    0,
    -9,
  );
}

function ignore(): void {}
