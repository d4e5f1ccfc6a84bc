import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ProxyServer } from '../../src/model/route/route.ts';
import { handshake } from '../../src/net/handshake.ts';
import type { NetOptions } from '../../src/net/options.ts';
import { socksTunnel } from '../../src/net/socks.ts';
import { serverCredential } from './authorities.ts';
import { answers, closed, tcpServer, tlsServer, trickles } from './loopback.ts';
import { netOptions } from './net-options.ts';
import { openTap } from './open-tap.ts';
import { expectAtDeadline, shortMs } from './silence.ts';
import { relay, socks5Reply, socksServer } from './socks-server.ts';

interface Ask extends Partial<NetOptions> {
  readonly host?: string;
  readonly kind?: ProxyServer['kind'];
}

async function ask(onSocket: (socket: Socket) => void, over: Ask = {}) {
  const { port, sockets } = await tcpServer(onSocket);
  const stream = await openTap(port);
  const { host = 'a.example', kind = 'socks5', ...options } = over;
  const proxy = { kind, host: 'proxy.example', port: 1080 };
  const observation = await socksTunnel({ proxy, host, port: 443, stream }, netOptions(options));
  return { observation, stream, sockets };
}

describe('socksTunnel() with SOCKS5', () => {
  it('offers no login alone, and hands the name on', async () => {
    const { observation } = await ask(socksServer(socks5Reply(0)));
    const name = Buffer.from('a.example').toString('hex');
    expect(observation).toMatchObject({
      step: 'tunnel',
      sent: `050100${'05010003'}09${name}01bb`,
      received: '050005000001000000000000',
      socksMethod: 0,
      socksReply: 0,
      failure: null,
    });
  });

  it.each([
    ['192.0.2.1', '05010001c000020101bb'],
    ['2001:db8::1', '0501000420010db800000000000000000000000101bb'],
  ])('hands the address %s on as an address', async (host, request) => {
    const { observation } = await ask(socksServer(socks5Reply(0)), { host });
    expect(observation.sent).toBe(`050100${request}`);
  });

  it('gives a stream on which TLS goes on', async () => {
    const server = await tlsServer(await serverCredential(), () => {});
    const { observation, stream } = await ask(
      socksServer(socks5Reply(0), (socket) => relay(socket, server.port)),
    );
    expect(observation.failure).toBeNull();
    const names = { serverName: 'a.example', checkedName: 'a.example' };
    const next = await handshake({ tap: stream, role: 'target', ...names }, netOptions());
    expect(next.observation.protocol).toBe('TLSv1.3');
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 99])('reports reply %i', async (reply) => {
    const { observation } = await ask(socksServer(socks5Reply(reply)));
    expect(observation).toMatchObject({
      socksMethod: 0,
      socksReply: reply,
      failure: { code: 'socks-reply' },
    });
  });

  it('reports socks-method when no method is accepted', async () => {
    const { observation } = await ask(answers(Buffer.from([5, 255])));
    expect(observation).toMatchObject({ socksMethod: 255, failure: { code: 'socks-method' } });
    expect(observation).not.toHaveProperty('socksReply');
  });

  it('reports socks-method when a method is chosen that was not offered', async () => {
    const { observation } = await ask(answers(Buffer.from([5, 1])));
    expect(observation).toMatchObject({ socksMethod: 1, failure: { code: 'socks-method' } });
  });

  it.each([
    ['an HTTP server', answers('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['a wrong version', answers(Buffer.from([4, 0]))],
    ['a reply that is none', socksServer(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))],
  ])('reports protocol-error for %s', async (_, onSocket) => {
    const { observation } = await ask(onSocket);
    expect(observation.failure?.code).toBe('protocol-error');
  });

  it('reports closed when FIN comes, before the method or before the reply', async () => {
    const before = await ask((socket) => {
      socket.once('data', () => socket.end());
    });
    const between = await ask((socket) => {
      socket.once('data', () => {
        socket.write(Buffer.from([5, 0]));
        socket.once('data', () => socket.end());
      });
    });
    expect(before.observation.failure?.code).toBe('closed');
    expect(between.observation).toMatchObject({ socksMethod: 0, failure: { code: 'closed' } });
  });

  it('reports a reply of which only the code came', async () => {
    const { observation } = await ask((socket) => {
      socket.once('data', () => {
        socket.write(Buffer.from([5, 0]));
        socket.once('data', () => socket.end(Buffer.from([5, 2])));
      });
    });
    expect(observation).toMatchObject({ socksReply: 2, failure: { code: 'socks-reply' } });
  });

  it('reports reset when RST comes', async () => {
    const { observation } = await ask((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(observation.failure?.code).toBe('reset');
  });

  it('reports a timeout at its deadline when nothing comes', async () => {
    const { observation } = await ask((socket) => socket.resume(), { timeoutMs: shortMs });
    expect(observation.failure?.code).toBe('timeout');
    expectAtDeadline(observation.durationMs);
  });

  it('reports a stall when half a reply comes, though it trickles', async () => {
    const long = Buffer.from([5, 0, 0, 3, 255]);
    const { observation } = await ask(
      socksServer(long, (socket) => trickles('x')(socket)),
      { timeoutMs: shortMs },
    );
    expect(observation.failure?.code).toBe('stall');
    expectAtDeadline(observation.durationMs);
  });

  it('sends nothing for a name that fits no request', async () => {
    const { observation } = await ask(answers(Buffer.from([5, 0])), { host: 'a'.repeat(300) });
    expect(observation).toMatchObject({ sent: '', failure: { code: 'unknown' } });
  });

  it('leaves no late error behind when the library gives up after us', async () => {
    const { observation, sockets } = await ask((socket) => socket.resume(), { timeoutMs: 30 });
    expect(observation.failure?.code).toBe('timeout');
    // The library's own deadline is twice ours; it closes the connection then, and says no more.
    await closed(sockets[0]);
  });

  it('rejects with the reason when it is aborted', async () => {
    const abort = new AbortController();
    const asking = ask((socket) => socket.once('data', () => abort.abort('enough')), {
      signal: abort.signal,
    });
    await expect(asking).rejects.toBe('enough');
  });
});

describe('socksTunnel() with SOCKS4a', () => {
  const reply = (code: number): Buffer => Buffer.from([0, code, 0, 0, 0, 0, 0, 0]);

  it('hands the name on', async () => {
    const { observation } = await ask(answers(reply(90)), { kind: 'socks4' });
    const name = Buffer.from('a.example').toString('hex');
    expect(observation).toMatchObject({
      sent: `040101bb0000000100${name}00`,
      socksReply: 90,
      failure: null,
    });
  });

  it.each([91, 92, 93])('reports reply %i', async (code) => {
    const { observation } = await ask(answers(reply(code)), { kind: 'socks4' });
    expect(observation).toMatchObject({ socksReply: code, failure: { code: 'socks-reply' } });
  });

  it('reports protocol-error for an HTTP server', async () => {
    const { observation } = await ask(answers('HTTP/1.1 400 Bad Request\r\n\r\n'), {
      kind: 'socks4',
    });
    expect(observation.failure?.code).toBe('protocol-error');
    expect(observation).not.toHaveProperty('socksReply');
  });
});
