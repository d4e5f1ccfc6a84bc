import { randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { hostAndPort } from '../../model/address/endpoint.ts';
import type { NameServer } from '../options.ts';
import { type DnsAnswer, type DnsQuestion, encodeQuestion, readAnswer } from './dns-message.ts';

export interface UdpConversation {
  /** Sends the question, each time as a query with an id of its own. */
  readonly ask: () => void;
  readonly close: () => void;
}

export interface UdpListeners {
  readonly onAnswer: (answer: DnsAnswer | 'cut') => void;
  /** One query got one more answer. A name server sends one: somebody else sent the other. */
  readonly onSecondAnswer: (pair: AnswerPair) => void;
  /** Nobody listens there, or there is no way: ICMP, or this machine's own word. */
  readonly onUnreachable: (error: Error) => void;
}

/** Two answers to one query, in the order in which they came. */
export interface AnswerPair {
  readonly first: DnsAnswer;
  readonly second: DnsAnswer;
}

/** One conversation, as the socket knows it: under each id that it asked with. */
interface Party {
  readonly onMessage: (bytes: Buffer, id: number) => void;
  readonly onError: (error: Error) => void;
}

/** A socket that several questions to one server use while they are open. */
interface Line {
  readonly socket: Socket;
  readonly ready: Promise<void>;
  /** Takes what came, by the id of the query. */
  readonly open: Map<number, Party>;
  /** Messages that named no question, each of which everybody who waits has to read. */
  strays: number;
}

// One a server, and only while a question is open: a socket for each question would cost more CPU
// than the question itself.
const lines = new Map<string, Line>();
const noId = -1;
/** Beyond these a flood is no news. */
const maxStrays = 256;
const maxAnswers = 64;

/**
 * Opens a conversation with one name server about one question. The socket is connected, so that
 * it hears nobody but that server, and hears ICMP errors; messages that answer another question
 * are passed over. A question that is sent again is another query, so that a second answer to one
 * query is never the answer to its repeat.
 */
export function openUdp(
  server: NameServer,
  question: DnsQuestion,
  { onAnswer, onSecondAnswer, onUnreachable }: UdpListeners,
): UdpConversation {
  const key = hostAndPort(server.address, server.port);
  const line = lines.get(key) ?? openLine(server, key);
  const asked = new Map<number, DnsAnswer | undefined>();
  let isOpen = true;
  let heard = 0;
  const party: Party = {
    onMessage: (bytes, id) => {
      heard += 1;
      if (heard > maxAnswers) return;
      const answer = readAnswer(bytes, { id, question, server });
      if (answer === 'foreign') return;
      const first = asked.get(id);
      if (first) {
        if (answer !== 'cut' && !answer.failed) onSecondAnswer({ first, second: answer });
        return;
      }
      if (answer !== 'cut' && !answer.failed) asked.set(id, answer);
      onAnswer(answer);
    },
    onError: onUnreachable,
  };
  const newQuery = (): Buffer => {
    const id = freeId(line);
    asked.set(id, undefined);
    line.open.set(id, party);
    return encodeQuestion(question, id);
  };
  // The line stays while somebody has a query on it, sent or not.
  let query: Buffer | undefined = newQuery();
  return {
    ask: () => {
      const message = query ?? newQuery();
      query = undefined;
      void line.ready.then(() => {
        if (!isOpen || lines.get(key) !== line) return;
        // A send may take the ICMP error of an earlier one, and says so to its callback alone.
        line.socket.send(message, (error) => {
          if (error) failLine(line, { key, error });
        });
      });
    },
    close: () => {
      // Twice would take the numbers of whoever has them by now.
      if (!isOpen) return;
      isOpen = false;
      for (const id of asked.keys()) line.open.delete(id);
      if (line.open.size === 0) closeLine(line, key);
    },
  };
}

function openLine(server: NameServer, key: string): Line {
  const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
  const open: Line['open'] = new Map();
  const ready = new Promise<void>((resolve) => socket.once('connect', resolve));
  const line: Line = { socket, ready, open, strays: 0 };
  socket.on('message', (bytes) => {
    const id = bytes.length >= 2 ? bytes.readUInt16BE(0) : noId;
    const known = open.get(id);
    // Garbage names no question; whoever waits for this server hears of it.
    if (known) return known.onMessage(bytes, id);
    line.strays += 1;
    if (line.strays > maxStrays) return;
    for (const party of parties(line)) party.onMessage(bytes, noId);
  });
  socket.on('error', (error) => failLine(line, { key, error }));
  socket.connect(server.port, server.address);
  lines.set(key, line);
  return line;
}

function failLine(line: Line, { key, error }: { key: string; error: Error }): void {
  closeLine(line, key);
  for (const party of parties(line)) party.onError(error);
}

function parties({ open }: Line): ReadonlySet<Party> {
  return new Set(open.values());
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
