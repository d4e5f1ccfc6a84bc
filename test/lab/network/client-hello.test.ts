import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClientHello } from '../../../src/lab/network/client-hello.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';

async function clientHello(servername: string): Promise<Buffer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect({ host: '127.0.0.1', port: listeningPort(server) });
  const [peer] = await once(server, 'connection');
  const client = connectTls({ socket, servername }).on('error', () => {});
  const [bytes] = await once(peer, 'data');
  client.destroy();
  peer.destroy();
  server.close();
  return bytes;
}

describe('readClientHello()', () => {
  it('finds the server name', async () => {
    const bytes = await clientHello('gateway.example.com');
    expect(readClientHello(bytes)).toEqual({
      state: 'hello',
      serverName: 'gateway.example.com',
      offersTls13: true,
    });
  });

  it('finds none where none was sent', async () => {
    expect(readClientHello(await clientHello(''))).toEqual({ state: 'hello', offersTls13: true });
  });

  it('asks for more until the record is whole', async () => {
    const bytes = await clientHello('gateway.example.com');
    for (const end of [0, 1, 4, 5, 100, bytes.length - 1]) {
      expect(readClientHello(bytes.subarray(0, end))).toEqual({ state: 'more' });
    }
  });

  it('says of anything else that it is no hello', () => {
    expect(readClientHello(Buffer.from('GET / HTTP/1.1\r\n'))).toEqual({ state: 'no-hello' });
    expect(readClientHello(Buffer.from([22, 3, 1, 255, 255]))).toEqual({ state: 'no-hello' });
  });

  it('never throws, whatever lengths are claimed inside', async () => {
    const hello = await clientHello('gateway.example.com');
    fc.assert(
      fc.property(fc.nat(hello.length - 1), fc.nat(255), (at, value) => {
        const bytes = Buffer.from(hello);
        bytes[at] = value;
        expect(['more', 'no-hello', 'hello']).toContain(readClientHello(bytes).state);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readClientHello(Buffer.from([22, 3, 1, 0, bytes.length, ...bytes]));
      }),
    );
  });
});
