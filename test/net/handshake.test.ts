import type { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { readClientHello } from '../../src/lab/network/client-hello.ts';
import type { Certificate } from '../../src/model/audit/observation.ts';
import { type Handshaken, handshake } from '../../src/net/handshake.ts';
import type { NetOptions } from '../../src/net/options.ts';
import { trustStore } from '../../src/net/tls/trust.ts';
import { authority, endlessChain, loudAuthority, serverCredential } from './authorities.ts';
import { answers, answersAndEnds, closed, tcpServer, tlsServer, trickles } from './loopback.ts';
import { netOptions } from './net-options.ts';
import { openTap } from './open-tap.ts';
import { expectAtDeadline, shortMs } from './silence.ts';

const trust = trustStore({ added: [authority.root] });

async function shake(
  port: number,
  over: Partial<NetOptions> = {},
  names: { serverName?: string; checkedName?: string } = {},
): Promise<Handshaken> {
  const { serverName = 'a.example', checkedName = serverName } = names;
  const tap = await openTap(port);
  return handshake(
    { tap, role: 'target', serverName, checkedName },
    netOptions({ trust, ...over }),
  );
}

const failing = async (onSocket: (socket: Socket) => void, over: Partial<NetOptions> = {}) => {
  const { port } = await tcpServer(onSocket);
  const { observation, socket } = await shake(port, over);
  expect(socket).toBeUndefined();
  return observation;
};

const alertRecord = (number: number): Buffer => Buffer.from([21, 3, 3, 0, 2, 2, number]);

describe('handshake() that comes to its end', () => {
  it('says what was agreed, and gives the socket', async () => {
    const { port } = await tlsServer(await serverCredential(), () => {});
    const { observation, socket } = await shake(port);
    expect(observation).toMatchObject({
      step: 'handshake',
      serverName: 'a.example',
      checkedName: 'a.example',
      protocol: 'TLSv1.3',
      keyExchange: 'X25519',
      failure: null,
    });
    expect(observation.cipher).toMatch(/^TLS_/);
    expect(observation.bytesRead).toBeGreaterThan(500);
    expect(observation).not.toHaveProperty('verification');
    expect(socket?.encrypted).toBe(true);
  });

  it('speaks TLS 1.2 where the server does', async () => {
    const options = { ...(await serverCredential()), maxVersion: 'TLSv1.2' as const };
    const { port } = await tlsServer(options, () => {});
    const { observation } = await shake(port);
    expect(observation).toMatchObject({ protocol: 'TLSv1.2', failure: null });
  });

  it('hands over each certificate of the chain as presented, leaf first, and the root', async () => {
    const { port } = await tlsServer(await serverCredential(), () => {});
    const seen: Certificate[] = [];
    const { observation } = await shake(port, { onCertificate: (c) => seen.push(c) });
    expect([...(observation.chain ?? []), observation.root]).toEqual(seen.map(({ id }) => id));
    expect(seen.map(({ subject }) => subject)).toEqual([
      'CN=a.example',
      expect.stringContaining('Test Issuing Authority'),
      expect.stringContaining('Test Root'),
    ]);
    expect(seen[0]?.names).toEqual(['DNS:a.example']);
  });

  it('checks the name that it was told to check, whatever it sends', async () => {
    const { port } = await tlsServer(await serverCredential(), () => {});
    const { observation } = await shake(
      port,
      {},
      { serverName: 'b.example', checkedName: 'a.example' },
    );
    expect(observation).toMatchObject({
      serverName: 'b.example',
      checkedName: 'a.example',
      failure: null,
    });
  });

  it('sends no server name for an address, and checks the address', async () => {
    const { port } = await tlsServer(await serverCredential(undefined, ['127.0.0.1']), () => {});
    const { observation } = await shake(port, {}, { serverName: '127.0.0.1' });
    expect(observation).not.toHaveProperty('serverName');
    expect(observation.failure).toBeNull();
  });

  it('sends a name without the dot of the root', async () => {
    const { port } = await tlsServer(await serverCredential(), () => {});
    const { observation } = await shake(port, {}, { serverName: 'a.example.' });
    expect(observation).toMatchObject({ serverName: 'a.example', failure: null });
  });
});

describe('handshake() and the chain', () => {
  it.each([
    ['expired', 'CERT_HAS_EXPIRED', 2],
    ['not-yet-valid', 'CERT_NOT_YET_VALID', 2],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID', 2],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', 1],
    ['leaf-only', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 1],
  ] as const)('reports a chain that is %s as %s, and goes on', async (flaw, code, length) => {
    const { port } = await tlsServer(await serverCredential(flaw), () => {});
    const { observation, socket } = await shake(port);
    expect(observation.verification).toBe(code);
    expect(observation.failure).toEqual({ code: 'certificate', detail: code });
    expect(observation.chain).toHaveLength(length);
    expect(socket).toBeDefined();
  });

  it('reports a root that is sent and not known', async () => {
    const { key, cert } = await loudAuthority.credentialFor(['a.example']);
    const { port } = await tlsServer({ key, cert }, () => {});
    const { observation } = await shake(port);
    expect(observation.verification).toBe('SELF_SIGNED_CERT_IN_CHAIN');
    expect(observation.chain).toHaveLength(2);
    expect(observation).not.toHaveProperty('anchor');
  });

  it('says whether the root was expected or added', async () => {
    const { port } = await tlsServer(await serverCredential(), () => {});
    const { X509Certificate } = await import('node:crypto');
    const sha1 = new X509Certificate(authority.root).fingerprint.replaceAll(':', '');
    const added = await shake(port);
    const due = await shake(port, {
      trust: trustStore({ added: [authority.root], expected: [sha1] }),
    });
    expect(added.observation.anchor).toBe('added');
    expect(due.observation.anchor).toBe('expected');
  });

  it('bounds a chain of a hundred certificates', async () => {
    const { key, cert } = await authority.credentialFor(['a.example']);
    const many = await Promise.all(
      Array.from({ length: 25 }, (_, i) => authority.credentialFor([`n${i}.example`], 'leaf-only')),
    );
    const chain = cert + many.map((other) => other.cert).join('');
    const { port } = await tlsServer({ key, cert: chain }, () => {});
    const { observation } = await shake(port);
    expect(observation.chain?.length).toBeLessThanOrEqual(20);
    expect(observation.failure).toBeNull();
  });
});

describe('the ClientHello', () => {
  it.each([1, 11, 63, 100])(
    'stays under 512 bytes with a name of %i characters',
    async (length) => {
      const name = `${'a'.repeat(60)}.`
        .repeat(2)
        .slice(0, length - 1)
        .padEnd(length, 'z');
      let hello = Buffer.alloc(0);
      const { port } = await tcpServer((socket) => {
        socket.on('data', (chunk) => {
          hello = Buffer.concat([hello, chunk]);
          if (readClientHello(hello).state !== 'more') socket.end();
        });
      });
      await shake(port, {}, { serverName: name });
      expect(readClientHello(hello)).toMatchObject({ state: 'hello', serverName: name });
      expect(hello.length).toBeLessThan(512);
    },
  );

  it('carries no name of more than 255 characters, and the observation says so', async () => {
    let hello = Buffer.alloc(0);
    const { port } = await tcpServer((socket) => {
      socket.once('data', (chunk) => {
        hello = chunk;
        socket.end();
      });
    });
    const { observation } = await shake(port, {}, { serverName: 'a'.repeat(300) });
    expect(readClientHello(hello)).toEqual({ state: 'hello', offersTls13: true });
    expect(observation).not.toHaveProperty('serverName');
  });
});

describe('handshake() that fails', () => {
  it('reports closed when FIN comes', async () => {
    const { failure, bytesRead } = await failing((socket) => {
      socket.once('data', () => socket.end());
    });
    expect(failure?.code).toBe('closed');
    expect(bytesRead).toBe(0);
  });

  it('reports reset when RST comes', async () => {
    const { failure } = await failing((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(failure?.code).toBe('reset');
  });

  it('reports reset or closed when the peer closes with our hello unread', async () => {
    const { port, sockets } = await tcpServer((socket) => socket.pause());
    const tap = await openTap(port);
    const shaking = handshake(
      { tap, role: 'target', serverName: 'a.example', checkedName: 'a.example' },
      netOptions({ trust }),
    );
    await vi.waitFor(() => expect(tap.sent().length).toBeGreaterThan(0));
    await vi.waitFor(() => expect(sockets).toHaveLength(1));
    sockets[0]?.destroy();
    const { observation } = await shaking;
    expect(['reset', 'closed']).toContain(observation.failure?.code);
  });

  it('reports a timeout at its deadline when nothing comes', async () => {
    const { failure, durationMs } = await failing((s) => s.resume(), { timeoutMs: shortMs });
    expect(failure?.code).toBe('timeout');
    expectAtDeadline(durationMs);
  });

  it('reports a stall when half a record comes', async () => {
    const half = Buffer.from([22, 3, 3, 0, 100, 2, 0, 0]);
    const observation = await failing(answers(half), { timeoutMs: shortMs });
    expect(observation).toMatchObject({ bytesRead: 8, failure: { code: 'stall' } });
    expectAtDeadline(observation.durationMs);
  });

  it('ends at its deadline though bytes trickle in', async () => {
    const { port } = await tcpServer((socket) => {
      socket.once('data', () => {
        socket.write(Buffer.from([22, 3, 3, 16, 0]));
        trickles(Buffer.alloc(1))(socket);
      });
    });
    const { observation } = await shake(port, { timeoutMs: shortMs });
    expectAtDeadline(observation.durationMs);
    expect(observation.failure?.code).toBe('stall');
  });

  it.each([40, 49, 70, 80, 112])('reports alert %i with its number', async (number) => {
    const observation = await failing(answersAndEnds(alertRecord(number)));
    expect(observation.alert).toBe(number);
    expect(observation.failure?.code).toBe('alert');
  });

  it('takes close_notify for a goodbye', async () => {
    const observation = await failing(answersAndEnds(Buffer.from([21, 3, 3, 0, 2, 1, 0])));
    expect(observation.failure?.code).toBe('closed');
    expect(observation).not.toHaveProperty('alert');
  });

  it('reports the alert of a server that wants another version', async () => {
    const { port } = await tlsServer(
      { ...(await serverCredential()), minVersion: 'TLSv1', maxVersion: 'TLSv1.1' },
      () => {},
    );
    const { observation } = await shake(port);
    expect(observation).toMatchObject({ alert: 70, failure: { code: 'alert' } });
  });

  it('reports tls-error for records that make no sense', async () => {
    const nonsense = Buffer.from([22, 3, 3, 0, 4, 99, 0, 0, 0]);
    const { failure } = await failing(answers(nonsense));
    expect(failure?.code).toBe('tls-error');
  });

  it('reports not-tls and keeps the page, though its end comes in a later packet', async () => {
    const { firstBytes, failure } = await failing((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 403 Forbidden\r\n', () => {
          setTimeout(() => socket.end('\r\n<title>Blocked</title>'), 30);
        });
      });
    });
    expect(failure?.code).toBe('not-tls');
    expect(firstBytes).toBe('HTTP/1.1 403 Forbidden\r\n\r\n<title>Blocked</title>');
  });

  it('keeps 16 KiB of a page that never ends', async () => {
    const { firstBytes } = await failing((socket) => {
      const more = (): void => {
        while (!socket.destroyed && socket.write('x'.repeat(10_000)));
      };
      socket.on('drain', more);
      more();
      socket.resume();
    });
    expect(firstBytes).toHaveLength(16_384);
  });

  it('reports not-tls for text too short for a record', async () => {
    const ends = await failing(answersAndEnds('NO\n'));
    const stalls = await failing(answers('NO\n'), { timeoutMs: shortMs });
    expect(ends).toMatchObject({ firstBytes: 'NO\n', failure: { code: 'not-tls' } });
    expect(stalls).toMatchObject({ firstBytes: 'NO\n', failure: { code: 'not-tls' } });
  });

  it('reports closed at once on a connection that is gone', async () => {
    const { port } = await tcpServer(() => {});
    const tap = await openTap(port);
    tap.destroy();
    const { observation } = await handshake(
      { tap, role: 'target', serverName: 'a.example', checkedName: 'a.example' },
      netOptions({ trust }),
    );
    expect(observation.failure?.code).toBe('closed');
    expect(observation.durationMs).toBeLessThan(5000);
  });

  it('rejects with the reason when it is aborted, and closes the connection', async () => {
    const { port, sockets } = await tcpServer(() => {});
    const abort = new AbortController();
    const shaking = shake(port, { signal: abort.signal });
    await vi.waitFor(() => expect(sockets).toHaveLength(1));
    sockets[0]?.once('data', () => abort.abort('enough'));
    await expect(shaking).rejects.toBe('enough');
    await closed(sockets[0]);
  });
});

describe('handshake() with a chain that has no end', () => {
  it('keeps twenty of a hundred certificates that were really sent', async () => {
    const { key, cert } = await endlessChain(100);
    const { port } = await tlsServer({ key, cert }, () => {});
    const seen: Certificate[] = [];
    const { observation, socket } = await shake(port, { onCertificate: (c) => seen.push(c) });
    expect(socket).toBeDefined();
    // The authorities' own certificates of some 400 bytes each, and so all of them came.
    expect(observation.bytesRead).toBeGreaterThan(100 * 300);
    expect(observation.chain).toHaveLength(20);
    expect(seen).toHaveLength(20);
    expect(observation.failure?.code).toBe('certificate');
    expect(observation).not.toHaveProperty('anchor');
  });
});
