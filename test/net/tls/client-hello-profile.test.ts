import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readClientHello } from '../../../src/lab/network/client-hello.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';
import { type Handshaken, handshake } from '../../../src/net/handshake.ts';
import type { ClientHelloKind } from '../../../src/net/tls/client-hello-profile.ts';
import { trustStore } from '../../../src/net/tls/trust.ts';
import { authority, serverCredential } from '../authorities.ts';
import { tlsServer } from '../loopback.ts';
import { netOptions } from '../net-options.ts';
import { openTap } from '../open-tap.ts';

const trust = trustStore({ added: [authority.root] });
// Of the length that names of services have.
const serverName = 'winatp-gw-weu.microsoft.com';
const kinds: readonly ClientHelloKind[] = ['usual', 'tls-1.2', 'small', 'large'];

async function shake(port: number, hello: ClientHelloKind, name = serverName): Promise<Handshaken> {
  const input = { tap: await openTap(port), role: 'target', checkedName: 'a.example' } as const;
  const kind = hello === 'usual' ? {} : { hello };
  return handshake({ ...input, serverName: name, ...kind }, netOptions({ trust }));
}

/** The whole ClientHello as it came over the wire: the record's header counts. */
async function captured(hello: ClientHelloKind, name = serverName): Promise<Buffer> {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part]);
      if (bytes.length < 5 || bytes.length < 5 + bytes.readUInt16BE(3)) return;
      server.emit('hello', bytes);
      socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const [[bytes]] = await Promise.all([
    once(server, 'hello') as Promise<[Buffer]>,
    shake(listeningPort(server), hello, name),
  ]);
  return bytes;
}

describe('clientHelloOf()', () => {
  it('keeps the usual ClientHello under 512 bytes, as Windows sends it', async () => {
    const { length } = await captured('usual');
    expect(length).toBeLessThan(512);
    expect(length).toBeGreaterThan(256);
  });

  it('keeps the small one under 256 bytes', async () => {
    expect((await captured('small')).length).toBeLessThan(256);
    const longest = 'automatedirstrprdneu3.blob.core.usgovcloudapi.net';
    expect((await captured('small', longest)).length).toBeLessThan(256);
  });

  it('makes the large one fill more than one packet, with a name and without', async () => {
    expect((await captured('large')).length).toBeGreaterThan(1500);
    expect((await captured('large', '')).length).toBeGreaterThan(1500);
  });

  it.each(kinds)('sends the name, or none, in the ClientHello that is %s', async (kind) => {
    expect(readClientHello(await captured(kind))).toMatchObject({ state: 'hello', serverName });
    const unnamed = readClientHello(await captured(kind, ''));
    expect(unnamed).toMatchObject({ state: 'hello' });
    expect(unnamed).not.toHaveProperty('serverName');
  });

  it.each(kinds)('comes to its end with a server of today: %s', async (kind) => {
    const { port } = await tlsServer(await serverCredential(), () => {});
    const { observation } = await shake(port, kind, 'a.example');
    expect(observation.failure).toBeNull();
    expect(observation.protocol).toBe(kind === 'tls-1.2' ? 'TLSv1.2' : 'TLSv1.3');
  });

  it('offers nothing older where TLS 1.2 alone is asked for', async () => {
    const options = { ...(await serverCredential()), minVersion: 'TLSv1.3' as const };
    const { port } = await tlsServer(options, () => {});
    const { observation } = await shake(port, 'tls-1.2');
    expect(observation.failure?.code).toBe('alert');
  });
});

describe('handshake() without a server name', () => {
  it('sends none and checks the certificate all the same', async () => {
    const { port } = await tlsServer(await serverCredential(), () => {});
    const { observation } = await shake(port, 'usual', '');
    expect(observation).not.toHaveProperty('serverName');
    expect(observation).toMatchObject({ checkedName: 'a.example', failure: null });
  });
});
