import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { handshake } from '../../src/net/handshake.ts';
import type { NetOptions } from '../../src/net/options.ts';
import { tunnel } from '../../src/net/tunnel.ts';
import { answers, answersAndEnds, tcpServer, trickles } from './loopback.ts';
import { netOptions } from './net-options.ts';
import { openTap } from './open-tap.ts';
import { expectAtDeadline, expectWithin, shortMs } from './silence.ts';
import { sloppyAnswers } from './sloppy-answers.ts';

const proxy = { kind: 'http', host: 'proxy.example', port: 3128 } as const;

async function ask(
  onSocket: (socket: Socket) => void,
  over: Partial<NetOptions> & { host?: string } = {},
) {
  const { port } = await tcpServer(onSocket);
  const stream = await openTap(port);
  const { host = 'a.example', ...options } = over;
  const observation = await tunnel({ proxy, host, port: 443, stream }, netOptions(options));
  return { observation, stream };
}

const ok = 'HTTP/1.1 200 Connection established\r\n\r\n';

describe('tunnel() and its request', () => {
  it('sends CONNECT without credentials, and keeps it as sent', async () => {
    const { observation } = await ask(answers(ok));
    expect(observation.sent.split('\r\n')).toEqual([
      'CONNECT a.example:443 HTTP/1.1',
      'host: a.example:443',
      'user-agent: netready/test',
      'connection: keep-alive',
      'proxy-connection: keep-alive',
      '',
      '',
    ]);
  });

  it.each([
    ['2001:db8::1', '[2001:db8::1]:443'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example:443'],
    ['a'.repeat(300), `${'a'.repeat(300)}:443`],
  ])('names %s as %s', async (host, authority) => {
    const { observation } = await ask(answers(ok), { host });
    expect(observation.sent).toContain(`CONNECT ${authority} HTTP/1.1\r\nhost: ${authority}\r\n`);
    expect(observation.failure).toBeNull();
  });
});

describe('tunnel() that is granted', () => {
  it('gives the head', async () => {
    const { observation } = await ask(answers('HTTP/1.1 200 OK\r\nVia: 1.1 x\r\n\r\n'));
    expect(observation).toMatchObject({
      step: 'tunnel',
      proxy,
      received: 'HTTP/1.1 200 OK\r\nVia: 1.1 x\r\n\r\n',
      status: 200,
      reason: 'OK',
      headers: [['Via', '1.1 x']],
      failure: null,
    });
    expect(observation).not.toHaveProperty('body');
  });

  it('leaves the bytes behind the head to the next step', async () => {
    const { observation, stream } = await ask(answers(`${ok}<title>Portal</title>`));
    expect(observation).toMatchObject({ status: 200, failure: null, received: ok });
    const next = await handshake(
      { tap: stream, role: 'target', serverName: 'a.example', checkedName: 'a.example' },
      netOptions(),
    );
    expect(next.observation).toMatchObject({
      firstBytes: '<title>Portal</title>',
      failure: { code: 'not-tls' },
    });
  });

  it.each([
    'HTTP/1.1 200 OK\nVia: x\n\n',
    'HTTP/1.1 200 OK\r\nVia: 1.1\r\n x\r\n\r\n',
    'HTTP/1.1 200\r\n\r\n',
  ])('reads %j as other clients do', async (head) => {
    const { observation } = await ask(answers(head));
    expect(observation).toMatchObject({ status: 200, failure: null });
  });

  it('takes any 2xx for a grant, and a content-length for a mistake', async () => {
    const { observation } = await ask(answers('HTTP/1.1 204 Yes\r\ncontent-length: 9\r\n\r\n'));
    expect(observation).toMatchObject({ status: 204, failure: null });
  });
});

describe('tunnel() that is refused', () => {
  it.each([302, 400, 401, 403, 405, 407, 500, 501, 502, 503, 504])(
    'reports status %i and keeps the page',
    async (status) => {
      const head = `HTTP/1.1 ${status} Whatever\r\ncontent-length: 4\r\n\r\n`;
      const { observation } = await ask(answersAndEnds(head, 'page'));
      expect(observation).toMatchObject({
        status,
        reason: 'Whatever',
        received: head,
        body: 'page',
        failure: { code: 'status', detail: `${status} Whatever` },
      });
    },
  );

  it('takes frames and coding away from the page, and keeps the head as it came', async () => {
    const head = 'HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n';
    const packed = gzipSync('<title>Blocked</title>');
    const size = `${packed.length.toString(16)}\r\n`;
    const { observation } = await ask(answersAndEnds(head, size, packed, '\r\n0\r\n\r\n'));
    expect(observation).toMatchObject({ received: head, body: '<title>Blocked</title>' });
  });

  it('gives the scheme of every Proxy-Authenticate, in order', async () => {
    const head = [
      'HTTP/1.1 407 Login',
      'Proxy-Authenticate: Negotiate',
      'proxy-authenticate: NTLM',
      'Proxy-Authenticate: Basic realm="a, b"',
      'Proxy-Authenticate:',
      '',
      '',
    ].join('\r\n');
    const { observation } = await ask(answersAndEnds(head));
    expect(observation.loginSchemes).toEqual(['Negotiate', 'NTLM', 'Basic']);
  });

  it('waits for the page a moment, and leaves that out of its duration', async () => {
    const start = performance.now();
    const { observation } = await ask((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 403 No\r\n\r\n');
        trickles('x')(socket);
      });
    });
    expect(observation.body).toMatch(/^x+$/);
    expectWithin(observation.durationMs, 700);
    expectWithin(performance.now() - start, 2500);
  });

  it('keeps 64 KiB of a page that never ends', async () => {
    const { observation } = await ask((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 403 No\r\n\r\n');
        const more = (): void => {
          while (!socket.destroyed && socket.write('x'.repeat(10_000)));
        };
        socket.on('drain', more);
        more();
      });
    });
    expect(observation.body?.length).toBeLessThanOrEqual(65_536);
    expect(observation.body?.length).toBeGreaterThan(60_000);
  });

  it.each([
    ['bare line feeds', 'HTTP/1.0 403 Forbidden\nContent-Type: text/html\n\n', ['bare-line-feed']],
    ['an interim answer', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 No\r\n\r\n', undefined],
    ['no status line', '', undefined],
  ])('keeps a page behind %s', async (_, head, sloppy) => {
    const page = '<html><title>Blocked</title></html>';
    const { observation } = await ask(answers(head, page));
    expect(observation.sloppy).toEqual(sloppy);
    const told = head === '' ? observation.received : observation.body;
    expect(told).toBe(page);
  });
});

describe('tunnel() that is granted in a head that only clients read', () => {
  it.each(sloppyAnswers.map((one) => [one.name, one] as const))(
    'opens behind %s, and leaves the rest to the next step',
    async (_, { text, sloppy }) => {
      const { observation, stream } = await ask(answers(Buffer.from(text, 'latin1')));
      expect(observation).toMatchObject({ status: 200, failure: null });
      expect(observation.sloppy ?? []).toEqual(sloppy.filter((one) => one !== 'odd-body'));
      expect(String(stream.read())).toMatch(/^(?:ok|2\r\nok)/);
    },
  );

  it('passes over interim answers that come one by one', async () => {
    const { observation } = await ask((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 100 Continue\r\n\r\n');
        setTimeout(() => socket.write('HTTP/1.1 200 OK\r\n\r\n'), 50);
      });
    });
    expect(observation).toMatchObject({ status: 200, failure: null });
  });
});

describe('tunnel() without an answer', () => {
  it.each([
    ['closed when FIN comes', answersAndEnds(), 'closed'],
    ['closed when FIN comes in the head', answersAndEnds('HTTP/1.1 200'), 'closed'],
    ['protocol-error when garbage comes', answers('SSH-2.0-x\r\n'), 'protocol-error'],
    [
      'protocol-error for a TLS alert',
      answers(Buffer.from([21, 3, 1, 0, 2, 2, 40])),
      'protocol-error',
    ],
    [
      'protocol-error for a NUL in the head',
      answers('HTTP/1.1 200 OK\r\na: \0\r\n\r\n'),
      'protocol-error',
    ],
    [
      'too-large for a head that is',
      answers(`HTTP/1.1 200 OK\r\na: ${'x'.repeat(300_000)}\r\n\r\n`),
      'too-large',
    ],
  ] as const)('reports %s', async (_, onSocket, code) => {
    const { observation } = await ask(onSocket);
    expect(observation.failure?.code).toBe(code);
    expect(observation.received.length).toBeLessThanOrEqual(16_384);
  });

  it('reports reset when RST comes', async () => {
    const { observation } = await ask((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(observation.failure?.code).toBe('reset');
  });

  it('reports too-large for a head without end', async () => {
    const { observation } = await ask((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const more = (): void => {
          while (!socket.destroyed && socket.write('a: b\r\n'.repeat(100)));
        };
        socket.on('drain', more);
        more();
      });
    });
    expect(observation.failure?.code).toBe('too-large');
  });

  it('reports a timeout at its deadline when nothing comes', async () => {
    const { observation } = await ask((socket) => socket.resume(), { timeoutMs: shortMs });
    expect(observation).toMatchObject({ received: '', failure: { code: 'timeout' } });
    expectAtDeadline(observation.durationMs);
  });

  it('reports a stall when half a head comes, though it trickles', async () => {
    const { observation } = await ask(
      (socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\na: ');
          trickles('x')(socket);
        });
      },
      { timeoutMs: shortMs },
    );
    expect(observation.failure?.code).toBe('stall');
    expect(observation.received).toMatch(/^HTTP\/1\.1 200 OK\r\na: x/);
    expectAtDeadline(observation.durationMs);
  });

  it('reports closed at once on a connection that is gone', async () => {
    const { port } = await tcpServer(() => {});
    const stream = await openTap(port);
    stream.destroy();
    const input = { proxy, host: 'a.example', port: 443, stream };
    const observation = await tunnel(input, netOptions());
    expect(observation).toMatchObject({ sent: '', failure: { code: 'closed' } });
  });

  it('rejects with the reason when it is aborted', async () => {
    const abort = new AbortController();
    const asking = ask((socket) => socket.once('data', () => abort.abort('enough')), {
      signal: abort.signal,
    });
    await expect(asking).rejects.toBe('enough');
  });

  it('rejects with the reason when it is aborted while it reads a page', async () => {
    const abort = new AbortController();
    const asking = ask(
      (socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 403 No\r\n\r\n');
          trickles('x')(socket);
          setTimeout(() => abort.abort('enough'), 60);
        });
      },
      { signal: abort.signal },
    );
    await expect(asking).rejects.toBe('enough');
    await vi.waitFor(() => expect(abort.signal.aborted).toBe(true));
  });
});
