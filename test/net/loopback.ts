import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { listeningPort } from '../../src/lab/network/listening-port.ts';

export interface Listening {
  readonly port: number;
  /** All sockets that were accepted, in order. */
  readonly sockets: readonly Socket[];
}

/**
 * Starts a TCP server on loopback for the length of one test, and closes all it accepted. A test that
 * runs beside others of its file hands in what hears of its own end.
 */
export async function tcpServer(
  onSocket: (socket: Socket) => void,
  onEnd: typeof onTestFinished = onTestFinished,
): Promise<Listening> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: listeningPort(server), sockets };
}

/** Starts a TLS server on loopback for the length of one test. */
export async function tlsServer(
  options: TlsOptions,
  onSocket: (socket: TLSSocket) => void,
): Promise<Listening> {
  const sockets: Socket[] = [];
  const server = createTlsServer(options, (socket) => {
    socket.on('error', () => {});
    onSocket(socket);
  });
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: listeningPort(server), sockets };
}

/** A port of loopback on which nobody listens any more. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = listeningPort(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** Answers the first bytes that come with `text`, and says no more. */
export function answers(...parts: (string | Buffer)[]): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      for (const part of parts) socket.write(part);
    });
  };
}

/** As `answers`, and FIN behind it. */
export function answersAndEnds(...parts: (string | Buffer)[]): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      for (const part of parts) socket.write(part);
      socket.end();
    });
  };
}

/** Writes `text` again and again, every 20 ms, until the socket is closed. */
export function trickles(text: string | Buffer): (socket: Socket) => void {
  return (socket) => {
    const timer = setInterval(() => socket.write(text), 20);
    socket.on('close', () => clearInterval(timer));
    socket.resume();
  };
}

/** Resolves when the peer has closed the socket. */
export async function closed(socket: Socket | undefined): Promise<void> {
  if (!socket || socket.destroyed) return;
  socket.resume();
  await once(socket, 'close').catch(() => {});
}
