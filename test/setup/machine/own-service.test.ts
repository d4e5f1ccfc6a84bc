import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { askNameServers } from '../../../src/net/dns/dns.ts';
import { openOwnService } from '../../../src/setup/machine/own-service.ts';

async function opened(): ReturnType<typeof openOwnService> {
  const service = await openOwnService('own.invalid');
  onTestFinished(service.close);
  return service;
}

test('openOwnService() answers over TLS, and through its proxy', async () => {
  const { tls, proxy } = await opened();
  const direct = connect({ port: tls, host: '127.0.0.1', rejectUnauthorized: false });
  direct.write('GET / HTTP/1.1\r\nHost: own.invalid\r\n\r\n');
  expect(await text(direct)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\nok\n$/s);

  const tunnel = connectTcp({ port: proxy, host: '127.0.0.1' });
  tunnel.write('CONNECT own.invalid:443 HTTP/1.1\r\n\r\n');
  const [head] = await once(tunnel, 'data');
  expect(String(head)).toMatch(/^HTTP\/1\.1 200 /);
  const through = connect({ socket: tunnel, rejectUnauthorized: false });
  through.write('GET / HTTP/1.1\r\nHost: own.invalid\r\n\r\n');
  expect(await text(through)).toMatch(/ok\n$/);
});

test('openOwnService() tells every name to be on loopback, and to have no address of IPv6', async () => {
  const { dns } = await opened();
  const { signal } = new AbortController();
  const asking = { servers: [{ address: '127.0.0.1', port: dns }], timeoutMs: 5000, signal };
  const a = await askNameServers({ name: 'any.name.invalid', type: 'A' }, asking);
  expect(a.responseCode).toBe('NOERROR');
  expect(a.addresses.map(({ address }) => address)).toEqual(['127.0.0.1']);
  const aaaa = await askNameServers({ name: 'any.name.invalid', type: 'AAAA' }, asking);
  expect(aaaa.addresses).toEqual([]);
});

test('openOwnService() passes by what is no query, of whatever length', async () => {
  const { dns } = await opened();
  const sender = createSocket('udp4');
  onTestFinished(() => void sender.close());
  const send = (bytes: Buffer): Promise<void> =>
    new Promise((resolve) => sender.send(bytes, dns, '127.0.0.1', () => resolve()));
  for (let length = 0; length <= 40; length += 1) {
    await send(Buffer.alloc(length));
    await send(Buffer.alloc(length, 0xff));
  }
  const { signal } = new AbortController();
  const asking = { servers: [{ address: '127.0.0.1', port: dns }], timeoutMs: 5000, signal };
  const { addresses } = await askNameServers({ name: 'own.invalid', type: 'A' }, asking);
  expect(addresses.map(({ address }) => address)).toEqual(['127.0.0.1']);
});

test('openOwnService() leaves no connection behind when it is closed', async () => {
  const service = await openOwnService('own.invalid');
  const socket = connectTcp({ port: service.proxy, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.write('CONNECT own.invalid:443 HTTP/1.1\r\n\r\n');
  await once(socket, 'data');
  const closed = once(
    socket.on('error', () => {}),
    'close',
  );
  service.close();
  await closed;
  const late = connectTcp({ port: service.proxy, host: '127.0.0.1' });
  const [error] = await once(late, 'error');
  expect(error.code).toBe('ECONNREFUSED');
});
