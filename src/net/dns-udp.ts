import { randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { type DnsAnswer, type DnsQuestion, encodeQuestion, readAnswer } from './dns-message.ts';
import { hostAndPort } from './host-and-port.ts';
import type { NameServer } from './options.ts';

export interface UdpConversation {
  /** Sends the question, again where it was sent before. */
  readonly ask: () => void;
  readonly close: () => void;
}

export interface UdpListeners {
  readonly onAnswer: (answer: DnsAnswer | 'cut') => void;
  /** Nobody listens there, or there is no way: ICMP, or this machine's own word. */
  readonly onUnreachable: (error: Error) => void;
}

/** A socket that several questions to one server use while they are open. */
interface Line {
  readonly socket: Socket;
  readonly ready: Promise<void>;
  /** Takes what came, by the id of the question. */
  readonly open: Map<number, { onMessage: (bytes: Buffer) => void; onError: (e: Error) => void }>;
}

// One a server, and only while a question is open: a socket for each question would cost more CPU
// than the question itself.
const lines = new Map<string, Line>();

/**
 * Opens a conversation with one name server about one question. The socket is connected, so that
 * it hears nobody but that server, and hears ICMP errors; messages that answer another question
 * are passed over.
 */
export function openUdp(
  server: NameServer,
  question: DnsQuestion,
  { onAnswer, onUnreachable }: UdpListeners,
): UdpConversation {
  const key = hostAndPort(server.address, server.port);
  const line = lines.get(key) ?? openLine(server, key);
  const id = freeId(line);
  const query = encodeQuestion(question, id);
  let isOpen = true;
  line.open.set(id, {
    onMessage: (bytes) => {
      const answer = readAnswer(bytes, { id, question, server });
      if (answer !== 'foreign') onAnswer(answer);
    },
    onError: onUnreachable,
  });
  return {
    ask: () => {
      void line.ready.then(() => {
        if (!isOpen || lines.get(key) !== line) return;
        // A send may take the ICMP error of an earlier one, and says so to its callback alone.
        line.socket.send(query, (error) => {
          if (error) failLine(line, { key, error });
        });
      });
    },
    close: () => {
      isOpen = false;
      line.open.delete(id);
      if (line.open.size === 0) closeLine(line, key);
    },
  };
}

function openLine(server: NameServer, key: string): Line {
  const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
  const open: Line['open'] = new Map();
  const ready = new Promise<void>((resolve) => socket.once('connect', resolve));
  const line: Line = { socket, ready, open };
  socket.on('message', (bytes) => {
    const known = bytes.length >= 2 ? open.get(bytes.readUInt16BE(0)) : undefined;
    // Garbage names no question; whoever waits for this server hears of it.
    for (const one of known ? [known] : [...open.values()]) one.onMessage(bytes);
  });
  socket.on('error', (error) => failLine(line, { key, error }));
  socket.connect(server.port, server.address);
  lines.set(key, line);
  return line;
}

function failLine(line: Line, { key, error }: { key: string; error: Error }): void {
  closeLine(line, key);
  for (const one of [...line.open.values()]) one.onError(error);
}

function closeLine(line: Line, key: string): void {
  if (lines.get(key) !== line) return;
  lines.delete(key);
  line.socket.close();
}

function freeId({ open }: Line): number {
  for (;;) {
    const id = randomInt(0x10000);
    if (!open.has(id) || open.size >= 0x8000) return id;
  }
}
