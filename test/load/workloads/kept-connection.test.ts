import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { keepConnection } from '../../../src/load/workloads/kept-connection.ts';

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

async function kept(onPeer: (peer: Socket) => void) {
  const server = createServer(onPeer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stream = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => {
    stream.destroy();
    server.close();
  });
  await once(stream, 'connect');
  const connection = keepConnection({
    steps: [],
    failure: null,
    stream,
    close: () => stream.destroy(),
  });
  return { connection, stream };
}

const options = { timeoutMs: 5000, signal: new AbortController().signal, onBytes: () => {} };
const request = {
  method: 'GET',
  path: '/',
  headers: { host: 'a.example' },
  body: Buffer.alloc(0),
} as const;

it('counts no answer that came before anything was asked', async () => {
  const { connection, stream } = await kept((peer) => peer.write(answer));
  if (!stream.closed) await once(stream, 'close');
  const { failure, status } = await connection.ask(request, options);
  expect(failure).toMatchObject({ code: 'protocol-error' });
  expect(status).toBeUndefined();
  expect(connection.isOpen()).toBe(false);
});

it('gives up a connection over which an answer too many came', async () => {
  const { connection, stream } = await kept((peer) =>
    peer.once('data', () =>
      peer.write(answer, () => setImmediate().then(() => peer.write(answer))),
    ),
  );
  expect(await connection.ask(request, options)).toMatchObject({ failure: null, status: 200 });
  if (!stream.closed) await once(stream, 'close');
  expect(connection.isOpen()).toBe(false);
});

it('asks again over a connection whose peer answers what it is asked', async () => {
  const { connection } = await kept((peer) => peer.on('data', () => peer.write(answer)));
  for (const _ of [1, 2, 3]) {
    expect(await connection.ask(request, options)).toMatchObject({ failure: null, status: 200 });
  }
  expect(connection.isOpen()).toBe(true);
});
