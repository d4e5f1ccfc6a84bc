import { once } from 'node:events';
import {
  type ConnectionOptions,
  connect,
  type SecureContextOptions,
  type TLSSocket,
} from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sentCertificates } from '../../../src/net/tls/certificate-message.ts';
import { presentedChain, type SentBytes } from '../../../src/net/tls/presented-chain.ts';
import { endlessChain, loudAuthority, serverCredential } from '../authorities.ts';
import { tlsServer } from '../loopback.ts';
import { openTap } from '../open-tap.ts';

interface Shaken extends SentBytes {
  readonly socket: TLSSocket;
}

/** A handshake with all that came in and its secret. */
async function shake(
  credential: SecureContextOptions,
  options: ConnectionOptions = {},
): Promise<Shaken> {
  const { port } = await tlsServer(credential, () => {});
  const tap = await openTap(port);
  const socket = connect({ socket: tap, rejectUnauthorized: false, ...options });
  onTestFinished(() => {
    socket.destroy();
  });
  let secret: Buffer | undefined;
  socket.on('keylog', (line: Buffer) => {
    const [label, , value = ''] = line.toString('latin1').trimEnd().split(' ');
    if (label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET') secret = Buffer.from(value, 'hex');
  });
  await once(socket, 'secureConnect');
  return { socket, received: tap.received(), secret };
}

function asSent({ socket, received, secret }: Shaken): readonly string[] | undefined {
  const protocol = socket.getProtocol() ?? '';
  const cipher = socket.getCipher().standardName;
  const sent = sentCertificates({ received, protocol, cipher, ...(secret && { secret }) });
  return sent?.map((der) => der.toString('base64'));
}

function byNode(socket: TLSSocket): readonly string[] {
  const ders: string[] = [];
  let next = socket.getPeerX509Certificate();
  for (; next; next = next.issuerCertificate) ders.push(next.raw.toString('base64'));
  return ders;
}

const ways: readonly (readonly [string, ConnectionOptions])[] = [
  ['AES 128', { ciphers: 'TLS_AES_128_GCM_SHA256', minVersion: 'TLSv1.3' }],
  ['AES 256', { ciphers: 'TLS_AES_256_GCM_SHA384', minVersion: 'TLSv1.3' }],
  ['ChaCha20', { ciphers: 'TLS_CHACHA20_POLY1305_SHA256', minVersion: 'TLSv1.3' }],
  ['TLS 1.2', { maxVersion: 'TLSv1.2' }],
];

describe.each(ways)('the certificates that a server sent over %s', (_, options) => {
  it.each([
    ['a leaf and its issuer', () => serverCredential(), 2],
    ['a leaf alone', () => serverCredential('leaf-only'), 1],
    ['its root as well', () => loudAuthority.credentialFor(['a.example']), 2],
    ['more than a record holds', () => endlessChain(40), 40],
  ])('are read from its bytes: %s', async (_name, credential, count) => {
    const shaken = await shake(await credential(), options);
    const sent = asSent(shaken);
    expect(sent).toHaveLength(count);
    expect(sent).toEqual(byNode(shaken.socket));
  });
});

describe('sentCertificates()', () => {
  it('tells nothing where the bytes are cut, the secret is another, or the suite is unknown', async () => {
    const { socket, received, secret } = await shake(await serverCredential());
    const whole = { received, protocol: 'TLSv1.3', cipher: socket.getCipher().standardName };
    if (!secret) throw new Error('there is no secret');
    expect(sentCertificates({ ...whole, secret })).toHaveLength(2);
    expect(sentCertificates(whole)).toBeUndefined();
    expect(sentCertificates({ ...whole, secret, cipher: 'TLS_NEW' })).toBeUndefined();
    expect(sentCertificates({ ...whole, secret: Buffer.alloc(secret.length) })).toBeUndefined();
    for (let length = 0; length < received.length; length += 97) {
      const cut = sentCertificates({ ...whole, secret, received: received.subarray(0, length) });
      expect(cut === undefined || cut.length === 2).toBe(true);
    }
  });

  it('tells nothing of a message that says more than it holds', () => {
    const message = Buffer.from('0b000007000100000fff00', 'hex');
    const record = Buffer.concat([Buffer.from([22, 3, 3, 0, message.length]), message]);
    const sent = { received: record, protocol: 'TLSv1.2', cipher: 'any' };
    expect(sentCertificates(sent)).toBeUndefined();
  });
});

describe('presentedChain()', () => {
  it('is in the order of the server, each certificate once', async () => {
    const { key, cert } = await serverCredential();
    const twice = { key, cert: `${cert}${cert}` } as SecureContextOptions;
    const shaken = await shake(twice);
    const subjects = presentedChain(shaken.socket, shaken).map(({ subject }) => subject);
    expect(subjects).toEqual(['CN=a.example', expect.stringContaining('Test Issuing Authority')]);
  });

  it('is asked of OpenSSL where the bytes do not tell', async () => {
    const { socket } = await shake(await serverCredential());
    const chain = presentedChain(socket, { received: Buffer.alloc(0) });
    expect(chain).toHaveLength(2);
  });

  it('holds a certificate that comes again once', async () => {
    const credential = await serverCredential();
    const [one, other] = [await shake(credential), await shake(credential)];
    expect(presentedChain(one.socket, one)[0]).toBe(presentedChain(other.socket, other)[0]);
  });
});
