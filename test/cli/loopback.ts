import { createSocket } from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface LoopbackServer {
  readonly port: number;
  /** Emits `connection`, and `request` with what was read. */
  readonly events: EventEmitter;
}

export type Answer = (socket: Socket, request: string) => void;

/** A TCP server on loopback that hands the first bytes of each connection to `answer`. */
export async function tcpServer(answer: Answer): Promise<LoopbackServer> {
  const events = new EventEmitter();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    socket.once('data', (bytes) => {
      const request = bytes.toString('latin1');
      answer(socket, request);
      events.emit('request', request);
    });
    events.emit('connection');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return { port: address.port, events };
}

/** Answers as a web server that has nothing to say. */
export const emptyAnswer: Answer = (socket) => {
  socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
};

/** A name server on loopback that never answers; emits `request`. */
export async function silentNameServer(): Promise<LoopbackServer> {
  const events = new EventEmitter();
  const socket = createSocket('udp4', () => events.emit('request', ''));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return { port: socket.address().port, events };
}

/** A name server on loopback that refuses every query (REFUSED, RFC 1035, section 4.1.1). */
export async function refusingNameServer(): Promise<LoopbackServer> {
  const events = new EventEmitter();
  const socket = createSocket('udp4', (query, { port, address }) => {
    const answer = Buffer.from(query);
    answer.writeUInt16BE(0x8185, 2);
    socket.send(answer, port, address);
    events.emit('request', '');
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return { port: socket.address().port, events };
}
