import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { line } from '../../../src/cli/serve/answer.ts';
import { type OpenServer, openServer } from '../../../src/cli/serve/open-server.ts';

interface Opened extends OpenServer {
  readonly port: number;
  readonly bugs: readonly unknown[];
  readonly refused: readonly number[];
}

async function open(answer = async () => line(200, 'well')): Promise<Opened> {
  const bugs: unknown[] = [];
  const onBug = (error: unknown): void => void bugs.push(error);
  const refused: number[] = [];
  const server = await openServer({
    ...{ listen: { host: '127.0.0.1', port: 0 }, answer, onBug },
    onRefused: (status) => void refused.push(status),
  });
  onTestFinished(server.close);
  return { ...server, port: Number(new URL(server.url).port), bugs, refused };
}

async function connection(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** All that a server answers to some bytes, until it ends the connection. */
async function said(port: number, bytes: string): Promise<string> {
  const socket = await connection(port);
  socket.write(bytes);
  return text(socket).catch(() => '');
}

const statusOf = (answer: string): number => Number(answer.split(' ')[1]);

describe('openServer()', () => {
  it.each([
    [
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc',
      405,
    ],
    ['DELETE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 405],
    ['GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc', 413],
    ['GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 413],
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['nonsense\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [`GET / HTTP/1.1\r\nHost: localhost\r\n${'X: 1\r\n'.repeat(5000)}\r\n`, 431],
    [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
    ['GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400],
  ])('answers %j with %d', async (bytes, status) => {
    const { port, bugs } = await open();
    expect(statusOf(await said(port, bytes))).toBe(status);
    expect(bugs).toEqual([]);
  });

  it.each([
    ['127.0.0.1:9718', 200],
    ['[::1]:9718', 200],
    ['localhost', 200],
    ['a.localhost:1', 200],
    ['evil.example:9718', 421],
    ['127.0.0.1.evil.example', 421],
    ['', 421],
  ])('asked on loopback as %j, answers %d', async (host, status) => {
    const { port, refused } = await open();
    const head = `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    expect(statusOf(await said(port, head))).toBe(status);
    expect(refused).toEqual(status === 200 ? [] : [status]);
  });

  it('answers HEAD without a body', async () => {
    const { port } = await open();
    const answer = await said(
      port,
      'HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toContain('Content-Length: 5\r\n');
    expect(answer).not.toContain('well');
  });

  it('lets no page of another site ask, and lets a person follow a link', async () => {
    const { url } = await open();
    const asked = async (site: string, mode: string): Promise<number> => {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': mode };
      const { port } = new URL(url);
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const head = `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines.join('')}\r\n`;
      return statusOf(await said(Number(port), head));
    };
    expect(await asked('cross-site', 'no-cors')).toBe(403);
    expect(await asked('same-site', 'cors')).toBe(403);
    expect(await asked('cross-site', 'navigate')).toBe(200);
    expect(await asked('same-origin', 'cors')).toBe(200);
  });

  it('is done with who sends a head byte by byte, or nothing, and answers others meanwhile', async () => {
    const { port, url } = await open();
    const slow = await Promise.all(Array.from({ length: 50 }, () => connection(port)));
    const ends = slow.map((socket) => text(socket).catch(() => ''));
    const [silent] = slow;
    const drip = setInterval(() => {
      for (const socket of slow) if (socket !== silent && socket.writable) socket.write('X');
    }, 200);
    for (const socket of slow) if (socket !== silent) socket.write('GET / HTTP/1.1\r\n');
    expect((await fetch(url)).status).toBe(200);
    const answers = await Promise.all(ends);
    clearInterval(drip);
    expect(new Set(answers.slice(1).map(statusOf))).toEqual(new Set([408]));
    expect((await fetch(url)).status).toBe(200);
  });

  it('ends a connection on which question after question comes before an answer', async () => {
    let asked = 0;
    const { port, url } = await open(async () => {
      asked += 1;
      return new Promise(() => {});
    });
    const one = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
    expect(await said(port, one.repeat(10_000))).toBe('');
    expect(asked).toBeLessThan(20);
    const before = asked;
    const waiting = fetch(url).catch(() => {});
    await expect.poll(() => asked).toBe(before + 1);
    void waiting;
  });

  it('answers one question after another on one connection', async () => {
    const { port } = await open();
    const socket = await connection(port);
    for (let count = 0; count < 50; count += 1) {
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
      const [bytes] = await once(socket, 'data');
      expect(String(bytes)).toMatch(/^HTTP\/1.1 200 /);
    }
  });

  it('tells the asker that he has gone, and 500 of a bug, without its words', async () => {
    const gone = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const server = await openServer({
      listen: { host: '127.0.0.1', port: 0 },
      answer: async (request, signal) => {
        if (request.url === '/bug') throw new Error('secret');
        arrived.resolve();
        return new Promise(() => {
          signal.addEventListener('abort', () => gone.resolve());
        });
      },
      onRefused: () => {},
      onBug: () => {},
    });
    onTestFinished(server.close);
    const answer = await fetch(`${server.url}/bug`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    const socket = await connection(Number(new URL(server.url).port));
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await arrived.promise;
    socket.destroy();
    await gone.promise;
  });

  it('says why it cannot listen', async () => {
    const { port } = await open();
    const again = openServer({
      listen: { host: '127.0.0.1', port },
      answer: async () => line(200, ''),
      onRefused: () => {},
      onBug: () => {},
    });
    await expect(again).rejects.toThrow('EADDRINUSE');
  });
});
