import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { type DnsAnswer, type DnsQuestion, encodeQuestion, readAnswer } from './dns-message.ts';
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
  const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
  const id = randomInt(0x10000);
  const query = encodeQuestion(question, id);
  let open = true;
  let ready = false;
  let asked = false;
  socket.on('connect', () => {
    ready = true;
    if (asked && open) socket.send(query);
  });
  socket.on('message', (bytes) => {
    const answer = readAnswer(bytes, { id, question, server });
    if (answer !== 'foreign') onAnswer(answer);
  });
  socket.on('error', onUnreachable);
  socket.connect(server.port, server.address);
  return {
    ask: () => {
      asked = true;
      if (ready && open) socket.send(query);
    },
    close: () => {
      if (open) socket.close();
      open = false;
    },
  };
}
