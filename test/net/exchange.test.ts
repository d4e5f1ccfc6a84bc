import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { type ExchangeInput, exchange } from '../../src/net/exchange.ts';
import { handshake } from '../../src/net/handshake.ts';
import type { NetOptions } from '../../src/net/options.ts';
import { Tap } from '../../src/net/socket/tap.ts';
import { serverCredential } from './authorities.ts';
import { answers, answersAndEnds, closed, tcpServer, tlsServer, trickles } from './loopback.ts';
import { netOptions } from './net-options.ts';
import { openTap } from './open-tap.ts';
import { expectAtDeadline, expectWithin, shortMs } from './silence.ts';

type Over = Partial<NetOptions> & { readonly input?: Partial<ExchangeInput> };

async function ask(port: number, { input, ...over }: Over = {}) {
  const stream = await openTap(port);
  const url = 'http://a.example/path?q=1';
  return exchange(
    { stream, method: 'GET', url, isEvidence: () => true, ...input },
    netOptions(over),
  );
}

async function askServer(onSocket: (socket: Socket) => void, over: Over = {}) {
  const { port } = await tcpServer(onSocket);
  return ask(port, over);
}

const ok = 'HTTP/1.1 200 OK\r\n';

describe('exchange() and the clock of the peer', () => {
  it('keeps Date and Age also of an answer that is no evidence', async () => {
    const head = `${ok}date: Mon, 05 Jan 2026 08:00:01 GMT\r\nage: 60\r\n`;
    const observation = await askServer(answers(`${head}content-length: 0\r\n\r\n`), {
      input: { isEvidence: () => false },
    });
    expect(observation).toMatchObject({ date: '2026-01-05T08:00:01.000Z', age: 60 });
    expect(observation).not.toHaveProperty('headers');
  });
});

describe('exchange() and its request', () => {
  it('sends an anonymous request and keeps it as sent', async () => {
    const { sent } = await askServer(answers(`${ok}content-length: 0\r\n\r\n`));
    expect(sent.split('\r\n')).toEqual([
      'GET /path?q=1 HTTP/1.1',
      'host: a.example',
      'connection: keep-alive',
      'user-agent: netready/test',
      'accept: */*',
      '',
      '',
    ]);
  });

  it('names the port and brackets of a literal in Host', async () => {
    const input = { url: 'http://[2001:db8::1]:8080/' };
    const { sent } = await askServer(answers(`${ok}content-length: 0\r\n\r\n`), { input });
    expect(sent).toContain('\r\nhost: [2001:db8::1]:8080\r\n');
  });

  it('sends the whole URL to a proxy', async () => {
    const proxy = { kind: 'http', host: 'proxy.example', port: 3128 } as const;
    const head = 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\n';
    const observation = await askServer(answers(`${head}content-length: 4\r\n\r\npage`), {
      input: { proxy },
    });
    expect(observation.sent).toMatch(/^GET http:\/\/a\.example\/path\?q=1 HTTP\/1\.1\r\n/);
    expect(observation.sent.toLowerCase()).not.toMatch(/authorization|cookie/);
    expect(observation).toMatchObject({ proxy, status: 407, body: 'page', failure: null });
    expect(observation.headers).toContainEqual(['Proxy-Authenticate', 'NTLM']);
  });

  it('sends HEAD, and waits for no body', async () => {
    const observation = await askServer(answers(`${ok}content-length: 500\r\n\r\n`), {
      input: { method: 'HEAD' },
    });
    expect(observation.sent).toMatch(/^HEAD /);
    expect(observation).toMatchObject({ status: 200, bodyBytes: 0, failure: null });
  });

  it('sends POST with an empty body and says so', async () => {
    const observation = await askServer(answers(`${ok}content-length: 0\r\n\r\n`), {
      input: { method: 'POST' },
    });
    expect(observation.sent).toMatch(/^POST /);
    expect(observation.sent).toContain('\r\ncontent-length: 0\r\n');
    expect(observation.failure).toBeNull();
  });

  it('sends one request over one connection, whatever becomes of it', async () => {
    let heads = 0;
    const { port, sockets } = await tcpServer((socket) => {
      socket.on('data', () => {
        heads += 1;
        socket.resetAndDestroy();
      });
    });
    const { failure } = await ask(port);
    expect(failure?.code).toBe('reset');
    expect([heads, sockets.length]).toEqual([1, 1]);
  });
});

describe('exchange() and its answer', () => {
  it('gives status, header fields in order and body', async () => {
    const head = `${ok}Server: x\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 5\r\n\r\n`;
    const observation = await askServer(answers(`${head}hello`));
    expect(observation).toMatchObject({
      step: 'exchange',
      status: 200,
      headers: [
        ['Server', 'x'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['Content-Length', '5'],
      ],
      bodyBytes: 5,
      body: 'hello',
      failure: null,
    });
    expect(observation.firstByteMs).toBeLessThanOrEqual(observation.durationMs);
    expect(observation).not.toHaveProperty('bodyCut');
  });

  it('counts the time to the first byte apart from the whole', async () => {
    const { firstByteMs = 0, durationMs } = await askServer((socket) => {
      socket.once('data', () => {
        socket.write(`${ok}content-length: 2\r\n\r\na`);
        setTimeout(() => socket.write('b'), 100);
      });
    });
    expect(firstByteMs).toBeGreaterThan(0);
    expect(durationMs - firstByteMs).toBeGreaterThan(80);
  });

  it('keeps a body only where it is evidence, and counts it either way', async () => {
    const statuses: number[] = [];
    const isEvidence = (status: number): boolean => {
      statuses.push(status);
      return false;
    };
    const observation = await askServer(answers(`${ok}content-length: 5\r\n\r\nhello`), {
      input: { isEvidence },
    });
    expect(observation.bodyBytes).toBe(5);
    expect(observation).not.toHaveProperty('body');
    expect(statuses).toEqual([200]);
  });

  it('reads chunks, and a body that FIN ends', async () => {
    const chunked = await askServer(
      answers(`${ok}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n`),
    );
    const untilEnd = await askServer(answersAndEnds(`${ok}\r\nhello`));
    expect(chunked).toMatchObject({ body: 'hello!', failure: null });
    expect(untilEnd).toMatchObject({ body: 'hello', failure: null });
  });

  it('passes over an interim answer', async () => {
    const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
    const observation = await askServer(answers(`${early}${ok}content-length: 0\r\n\r\n`));
    expect(observation).toMatchObject({ status: 200, failure: null });
  });

  it('asks for no coding, unpacks one that comes all the same, and counts what came', async () => {
    const packed = gzipSync('<title>Blocked</title>');
    const head = `${ok}Content-Encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`;
    const observation = await askServer(answers(head, packed));
    expect(observation.sent.toLowerCase()).not.toContain('accept-encoding');
    expect(observation).toMatchObject({
      body: '<title>Blocked</title>',
      bodyBytes: packed.length,
      failure: null,
    });
  });

  it('unpacks no more of a bomb than it keeps', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const head = `${ok}content-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`;
    const observation = await askServer(answers(head, bomb));
    expect(observation.bodyBytes).toBe(bomb.length);
    expect(observation.body).toBe('\0'.repeat(65_536));
  });

  it('is content with the head where nothing is evidence, and lets the body trickle', async () => {
    const observation = await askServer(
      (socket) => {
        socket.once('data', () => {
          socket.write(`${ok}content-length: 100000\r\n\r\n`);
          trickles('x')(socket);
        });
      },
      { input: { isEvidence: () => false } },
    );
    expect(observation).toMatchObject({ status: 200, bodyCut: true, failure: null });
    expect(observation.durationMs).toBeLessThan(5000);
    expect(observation).not.toHaveProperty('body');
  });

  it('is content with the head of an answer whose body never comes', async () => {
    const head = `${ok}content-length: 100000\r\n\r\n`;
    const observation = await askServer(answers(head), { input: { isEvidence: () => false } });
    expect(observation).toMatchObject({ status: 200, bodyBytes: 0, bodyCut: true, failure: null });
    expectWithin(observation.durationMs, 450);
  });

  it.each([
    ['is not told', 'transfer-encoding: chunked', '1\r\nx\r\n'],
    ['ends with its connection', 'connection: close', 'x'],
  ])('says that a body stopped that began and whose length %s', async (_, field, begun) => {
    const observation = await askServer(answers(`${ok}${field}\r\n\r\n${begun}`), {
      input: { isEvidence: () => false },
      timeoutMs: shortMs,
    });
    expect(observation).toMatchObject({ status: 200, bodyBytes: 1, failure: null });
    expect(observation).toMatchObject({ bodyCut: true, bodyStopped: true });
    expectWithin(observation.durationMs, shortMs - 10);
  });

  it('waits for a body that began and stopped until it comes on', async () => {
    const observation = await askServer(
      (socket) => {
        socket.once('data', () => {
          socket.write(`${ok}content-length: 9\r\n\r\nx`);
          setTimeout(() => socket.write('y'), 700);
        });
      },
      { input: { isEvidence: () => false } },
    );
    expect(observation).toMatchObject({ bodyBytes: 2, bodyCut: true, failure: null });
    expect(observation).not.toHaveProperty('bodyStopped');
  });

  it('reports a stall where a body that nobody needs stops short of its length', async () => {
    const observation = await askServer(answers(`${ok}content-length: 9\r\n\r\nx`), {
      input: { isEvidence: () => false },
      timeoutMs: shortMs,
    });
    expect(observation).toMatchObject({ status: 200, bodyBytes: 1, failure: { code: 'stall' } });
    expectAtDeadline(observation.durationMs);
  });

  it('does not call a body cut that comes quickly', async () => {
    const head = `${ok}content-length: 5\r\n\r\n`;
    const observation = await askServer(
      (socket) => {
        socket.once('data', () => {
          socket.write(head);
          setTimeout(() => socket.write('hello'), 50);
        });
      },
      { input: { isEvidence: () => false } },
    );
    expect(observation).toMatchObject({ bodyBytes: 5, failure: null });
    expect(observation).not.toHaveProperty('bodyCut');
  });

  it('reads 64 KiB and no more, and hangs up', async () => {
    let written = 0;
    const { port, sockets } = await tcpServer((socket) => {
      socket.once('data', () => {
        socket.write(`${ok}content-length: 1000000000\r\n\r\n`);
        const more = (): void => {
          while (!socket.destroyed && socket.write(Buffer.alloc(10_000, 'x'))) written += 10_000;
        };
        socket.on('drain', more);
        more();
      });
    });
    const observation = await ask(port);
    expect(observation).toMatchObject({ status: 200, bodyBytes: 65_536, bodyCut: true });
    expect(observation.failure).toBeNull();
    await closed(sockets[0]);
    expect(written).toBeLessThan(100_000_000);
  });

  it('does not call a body of just 64 KiB cut', async () => {
    const head = `${ok}content-length: 65536\r\n\r\n`;
    const observation = await askServer(answers(head, Buffer.alloc(65_536, 'x')));
    expect(observation).toMatchObject({ bodyBytes: 65_536, failure: null });
    expect(observation).not.toHaveProperty('bodyCut');
  });
});

describe('exchange() that fails', () => {
  it.each([
    ['closed when FIN comes before the answer', answersAndEnds(), 'closed'],
    ['closed when FIN comes in the head', answersAndEnds(ok), 'closed'],
    [
      'closed when FIN comes in the body',
      answersAndEnds(`${ok}content-length: 9\r\n\r\nx`),
      'closed',
    ],
    [
      'closed when FIN comes in the last body of a connection',
      answersAndEnds(`${ok}connection: close\r\ncontent-length: 9\r\n\r\nx`),
      'closed',
    ],
    [
      'closed when FIN comes in a chunk',
      answersAndEnds(`${ok}connection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab`),
      'closed',
    ],
    ['protocol-error when garbage comes', answers('\0\0\0garbage\r\n\r\n'), 'protocol-error'],
    ['protocol-error when garbage and FIN come', answersAndEnds('220 mail\r\n'), 'protocol-error'],
    ['protocol-error for a NUL in the head', answers(`${ok}a: \0\r\n\r\n`), 'protocol-error'],
    [
      'protocol-error for an upgrade that nobody asked for',
      answers('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      'protocol-error',
    ],
    ['too-large for a head that is', answers(ok, `a: ${'x'.repeat(300_000)}\r\n\r\n`), 'too-large'],
  ] as const)('reports %s', async (_, onSocket, code) => {
    const { failure, durationMs } = await askServer(onSocket);
    expect(failure?.code).toBe(code);
    expect(durationMs).toBeLessThan(10_000);
  });

  it('reports too-large for a head without end', async () => {
    const { failure } = await askServer((socket) => {
      socket.once('data', () => {
        const more = (): void => {
          while (!socket.destroyed && socket.write('a: b\r\n'.repeat(100)));
        };
        socket.on('drain', more);
        socket.write(ok);
        more();
      });
    });
    expect(failure?.code).toBe('too-large');
  });

  it('reports reset when RST comes in the body, and keeps what came', async () => {
    const observation = await askServer((socket) => {
      socket.once('data', () => {
        socket.write(`${ok}content-length: 9\r\n\r\nx`, () => {
          setTimeout(() => socket.resetAndDestroy(), 50);
        });
      });
    });
    expect(observation).toMatchObject({ status: 200, body: 'x', failure: { code: 'reset' } });
  });

  it('reports a timeout at its deadline when nothing comes', async () => {
    const observation = await askServer((socket) => socket.resume(), { timeoutMs: shortMs });
    expect(observation.failure?.code).toBe('timeout');
    expect(observation).not.toHaveProperty('firstByteMs');
    expectAtDeadline(observation.durationMs);
  });

  it.each([
    ['half a head', ok],
    ['half a body', `${ok}content-length: 9\r\n\r\nx`],
    ['an interim answer alone', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('reports a stall when %s comes', async (_, text) => {
    const observation = await askServer(answers(text), { timeoutMs: shortMs });
    expect(observation.failure?.code).toBe('stall');
    expectAtDeadline(observation.durationMs);
  });

  it('cuts evidence at its deadline where it still trickles in', async () => {
    const observation = await askServer(
      (socket) => {
        socket.once('data', () => {
          socket.write(`${ok}content-length: 100000\r\n\r\n`);
          trickles('x')(socket);
        });
      },
      { timeoutMs: shortMs },
    );
    expect(observation).toMatchObject({ status: 200, bodyCut: true, failure: null });
    expect(observation.body).toMatch(/^x+$/);
    expectWithin(observation.durationMs, shortMs * 2);
  });

  it('reports the alert of a server that demands a client certificate under TLS 1.3', async () => {
    const options = { ...(await serverCredential()), requestCert: true, rejectUnauthorized: true };
    const { port } = await tlsServer({ ...options, minVersion: 'TLSv1.3' }, () => {});
    const tap = await openTap(port);
    const names = { serverName: 'a.example', checkedName: 'a.example' };
    const { socket } = await handshake({ tap, role: 'target', ...names }, netOptions());
    if (!socket) throw new Error('The handshake failed');
    const observation = await exchange(
      { stream: new Tap(socket), method: 'GET', url: 'https://a.example/', isEvidence: () => true },
      netOptions(),
    );
    expect(observation).toMatchObject({ alert: 116, failure: { code: 'alert' } });
  });
});

describe('exchange() over a connection that is not as it should be', () => {
  it('reports closed at once where it is gone', async () => {
    const { port } = await tcpServer(() => {});
    const stream = await openTap(port);
    stream.destroy();
    const url = 'http://a.example/';
    const observation = await exchange(
      { stream, method: 'GET', url, isEvidence: () => true },
      netOptions(),
    );
    expect(observation).toMatchObject({ sent: '', failure: { code: 'closed' } });
  });

  it('hears an answer that came before the request', async () => {
    const { port } = await tcpServer((socket) => {
      socket.write(`${ok}content-length: 0\r\n\r\n`);
    });
    const stream = await openTap(port);
    await vi.waitFor(() => expect(stream.bytesRead).toBeGreaterThan(0));
    const url = 'http://a.example/';
    const observation = await exchange(
      { stream, method: 'GET', url, isEvidence: () => true },
      netOptions(),
    );
    expect(observation).toMatchObject({ status: 200, failure: null });
    expect(observation).not.toHaveProperty('sloppy');
  });

  it('rejects with the reason when it is aborted, and closes the connection', async () => {
    const { port, sockets } = await tcpServer(() => {});
    const abort = new AbortController();
    const asking = ask(port, { signal: abort.signal });
    await vi.waitFor(() => expect(sockets).toHaveLength(1));
    sockets[0]?.once('data', () => abort.abort('enough'));
    await expect(asking).rejects.toBe('enough');
    await closed(sockets[0]);
  });
});
