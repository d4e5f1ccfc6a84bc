import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { LabLog, Over } from '../lab-log.ts';
import { type DnsQuery, readQuery, writeReply } from './dns-message.ts';
import type { Behaviour, Listeners } from './listeners.ts';
import type { NameAnswer, Question } from './zone.ts';

/** What is wrong with a name server, whatever the name. */
export interface NameServerMood {
  /** It refuses (REFUSED) what comes while it works on so many questions, each for `workMs`. */
  readonly limit?: { readonly atOnce: number; readonly workMs: number };
  /** Connections to it are reset, so that there is but UDP. */
  readonly udpAlone?: true;
  /** The company names another one before it, which never answers. */
  readonly behindDead?: true;
}

export interface NameServerOptions extends NameServerMood {
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
  const { listeners, limit, udpAlone } = options;
  const answersTo = limit ? limited(limit, options) : atOnce(options);
  const overTcp: Behaviour = udpAlone
    ? (socket) => socket.resetAndDestroy()
    : (socket) => answerStream(socket, answersTo);
  // The system gives a port that is free for TCP; for UDP it may be taken, and then the next one
  // is as good.
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = await listeners.portOf(overTcp);
    const udp = await bindUdp(port);
    if (!udp) continue;
    let isOpen = true;
    udp.on('message', (bytes, { address, port: toPort }) => {
      answersTo(bytes, 'udp', (answer) => {
        if (isOpen) udp.send(answer, toPort, address, ignore);
      });
    });
    const close = (): Promise<void> => {
      isOpen = false;
      return closeUdp(udp);
    };
    return { port, close };
  }
  throw new Error(`Cannot start a name server: no port was free for TCP and UDP in ${attempts}`);
}

/** Opens a port of 127.0.0.1 that hears questions and never answers, as a name server that is gone. */
export async function startDeadServer(): Promise<NameServer> {
  const socket = await bindUdp(0);
  if (!socket) throw new Error('Cannot start a silent name server: no UDP port was free');
  return { port: socket.address().port, close: () => closeUdp(socket) };
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
function answerStream(socket: Socket, answersTo: AnswersTo): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= 2 && bytes.length >= 2 + bytes.readUInt16BE(0)) {
      const end = 2 + bytes.readUInt16BE(0);
      answersTo(bytes.subarray(2, end), 'tcp', (answer) => socket.write(withLength(answer)));
      bytes = bytes.subarray(end);
    }
  });
}

function withLength(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** Reads one message and hands on what is to be sent, at once or later. */
type AnswersTo = (bytes: Buffer, over: Over, send: (answer: Buffer) => void) => void;

function atOnce({ answer, log }: NameServerOptions): AnswersTo {
  return (bytes, over, send) => {
    const query = readQuery(bytes);
    if (!query) return;
    const { name, type } = query;
    log({ kind: 'query', name, type, over });
    for (const message of bytesOf(answer({ name, type, over }), query)) send(message);
  };
}

function limited(
  limit: NonNullable<NameServerMood['limit']>,
  options: NameServerOptions,
): AnswersTo {
  const answersTo = atOnce(options);
  let working = 0;
  return (bytes, over, send) => {
    const query = readQuery(bytes);
    if (!query) return;
    if (working >= limit.atOnce) {
      send(writeReply(query, { code: 'REFUSED', aliases: [], addresses: [] }));
      return;
    }
    working += 1;
    setTimeout(() => {
      working -= 1;
      answersTo(bytes, over, send);
    }, limit.workMs).unref();
  };
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
