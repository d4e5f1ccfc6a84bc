import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { listeningPort } from './listening-port.ts';

// As text, because the thread's file would have another name in the built package.
const thread = `
const { parentPort } = require('node:worker_threads');
const server = require('node:net').createServer();
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;
// More than any system lets into a queue of 1 (Linux 2, BSD and macOS up to 3).
const fillers = 8;

export interface BlackHole {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Opens a port of 127.0.0.1 that never answers a SYN, as behind a packet filter that drops, and
 * without root: its thread listens with a queue of one and blocks its own event loop for ever, and
 * connections of ours, kept open, fill the queue.
 *
 * Linux drops a SYN for a full accept queue (listen(2); tcp_conn_request), unless
 * `net.ipv4.tcp_abort_on_overflow` says otherwise; BSD and macOS drop it too. Windows answers with
 * RST, so that no port is silent there (`listeners.ts`).
 */
export async function openBlackHole(): Promise<BlackHole> {
  const worker = new Worker(thread, { eval: true });
  const [port] = await once(worker, 'message');
  const sockets = Array.from({ length: fillers }, () => quietConnection(port));
  await loopbackSettled();
  return {
    port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await worker.terminate();
    },
  };
}

function quietConnection(port: number): Socket {
  return connect({ host: '127.0.0.1', port }).on('error', ignore);
}

// The kernel carries a packet over loopback at once and in order: when a later connection stands,
// each of the earlier ones stands or was dropped.
async function loopbackSettled(): Promise<void> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect({ host: '127.0.0.1', port: listeningPort(server) });
  await once(socket, 'connect');
  socket.destroy();
  server.close();
}

function ignore(): void {}
