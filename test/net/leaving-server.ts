import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

export interface LeavingServer {
  readonly port: number;
  /** Stands still, with this whole thread, until the server has reset the connection. */
  readonly awaitLeave: () => void;
}

const code = `
  const { parentPort, workerData: { flag, text, credential } } = require('node:worker_threads');
  const { createServer } = require('node:net');
  const tls = require('node:tls');
  const server = createServer((socket) => {
    socket.on('error', () => {});
    const leave = () => setTimeout(() => {
      socket.resetAndDestroy();
      setTimeout(() => {
        Atomics.store(flag, 0, 1);
        Atomics.notify(flag, 0);
      }, 50);
    }, 50);
    if (credential) {
      const inner = new tls.TLSSocket(socket, {
        isServer: true, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.3', ...credential,
      });
      inner.on('error', leave);
    } else setTimeout(() => (text === '' ? leave() : socket.write(text, leave)), 50);
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/**
 * A server in a thread of its own, which says its word and resets the connection, while the client
 * stands still: what the client writes then fails, and what came lies unread. With a credential it
 * speaks TLS 1.3, and its word is that it wants a certificate.
 */
export async function leavingServer(
  text: string,
  credential?: { readonly key: string; readonly cert: string },
): Promise<LeavingServer> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(code, { eval: true, workerData: { flag, text, credential } });
  onTestFinished(async () => {
    await worker.terminate();
  });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  return { port, awaitLeave: () => void Atomics.wait(flag, 0, 0, 5000) };
}
