import type { Socket } from 'node:net';
import type { ProxyReply } from '../fault/fault.ts';
import type { Behaviour } from '../network/listeners.ts';
import { dialUpstream } from './dial-upstream.ts';
import { sendHttpReply } from './http-reply.ts';
import { joinStreams } from './join-streams.ts';
import { readGreeting, readRequest, writeSocksReply } from './socks-message.ts';
import { type Place, type ProxySurroundings, replyFor } from './surroundings.ts';

const noLogin = Buffer.from([5, 0]);
const noMethod = Buffer.from([5, 0xff]);
const notAllowed = 2;
const hostUnreachable = 4;
const connectionRefused = 5;

/** A SOCKS 5 proxy (RFC 1928) that knows CONNECT, and no login. */
export function socksProxy(around: ProxySurroundings): Behaviour {
  // The methods are chosen before any host is named, so a login is demanded of all or of none.
  const demandsLogin = around.rules.some(({ reply }) => reply.kind === 'login');
  return (socket) => {
    let bytes = Buffer.alloc(0);
    let greeted = false;
    const stop = (answer: Buffer | null): void => {
      socket.off('readable', read);
      socket.resume();
      if (answer) socket.write(answer);
      socket.end();
    };
    const greet = (): void => {
      const greeting = readGreeting(bytes);
      if (greeting === 'more') return;
      if (greeting === 'no-socks' || demandsLogin) {
        stop(greeting === 'no-socks' ? null : noMethod);
        return;
      }
      greeted = true;
      bytes = bytes.subarray(greeting.length);
      socket.write(noLogin);
      hear();
    };
    const hear = (): void => {
      const request = readRequest(bytes);
      if (request === 'more') return;
      if (request === 'no-socks') {
        stop(null);
        return;
      }
      socket.off('readable', read);
      void serve(request.place, { socket, bytes: bytes.subarray(request.length), around });
    };
    const read = (): void => {
      const chunk: Buffer | null = socket.read();
      if (chunk) bytes = Buffer.concat([bytes, chunk]);
      if (greeted) hear();
      else greet();
    };
    socket.on('readable', read);
  };
}

interface Conversation {
  readonly socket: Socket;
  /** What the client sent after its request. */
  readonly bytes: Buffer;
  readonly around: ProxySurroundings;
}

async function serve(place: Place, { socket, bytes, around }: Conversation): Promise<void> {
  const reply = replyFor(place, around);
  if (reply) {
    refuse(socket, reply);
    return;
  }
  const upstream = await dialUpstream(place, around);
  if ('failed' in upstream) {
    const code = upstream.failed === 'refused' ? connectionRefused : hostUnreachable;
    socket.resume().end(writeSocksReply(code));
    return;
  }
  socket.write(writeSocksReply(0));
  upstream.socket.write(bytes);
  joinStreams(socket, upstream.socket);
}

function refuse(socket: Socket, reply: ProxyReply): void {
  if (reply.kind === 'block') socket.resume().end(writeSocksReply(notAllowed));
  else if (reply.kind === 'upstream') socket.resume().end(writeSocksReply(reply.status));
  // Silence, resets and garbage know no protocol.
  else sendHttpReply(socket, reply);
}
