import type { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { exchange } from '../../../src/net/exchange.ts';
import { handshake } from '../../../src/net/handshake.ts';
import { Tap } from '../../../src/net/socket/tap.ts';
import { serverCredential } from '../authorities.ts';
import { leavingServer } from '../leaving-server.ts';
import { answers, answersAndEnds, tcpServer } from '../loopback.ts';
import { netOptions } from '../net-options.ts';
import { openTap } from '../open-tap.ts';
import { sloppyAnswers } from '../sloppy-answers.ts';

async function ask(onSocket: (socket: Socket) => void, isEvidence = true) {
  const { port } = await tcpServer(onSocket);
  const stream = await openTap(port);
  return exchange(
    { stream, method: 'GET', url: 'http://a.example/', isEvidence: () => isEvidence },
    netOptions(),
  );
}

/** In so many bytes at a time. */
function inPieces(text: string, size: number): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      const next = (): void => {
        const piece = pieces.shift();
        if (piece === undefined) socket.end();
        else socket.write(piece, 'latin1', () => setImmediate(next));
      };
      next();
    });
  };
}

describe('exchange() with an answer that only clients read', () => {
  it.each(sloppyAnswers.map((one) => [one.name, one] as const))(
    'reads %s, and says so',
    async (_, { text, sloppy }) => {
      const seen = await ask(answersAndEnds(Buffer.from(text, 'latin1')));
      expect(seen).toMatchObject({ status: 200, body: 'ok', bodyBytes: 2, failure: null });
      expect(seen.sloppy ?? []).toEqual(sloppy);
    },
  );

  it.each(
    sloppyAnswers.filter(({ text }) => text.length < 500).map((one) => [one.name, one] as const),
  )('reads %s also byte by byte', async (_, { text, sloppy }) => {
    const seen = await ask(inPieces(text, 1));
    expect(seen).toMatchObject({ status: 200, body: 'ok', failure: null });
    expect(seen.sloppy ?? []).toEqual(sloppy);
  });

  it('goes by the length, and waits for no FIN', async () => {
    const seen = await ask(answers('HTTP/1.1 200 OK\nContent-Length: 2\n\nok'));
    expect(seen).toMatchObject({ status: 200, body: 'ok', failure: null });
    expect(seen.durationMs).toBeLessThan(10_000);
  });

  it('goes on with a page of which a part came, as far as it keeps any', async () => {
    const page = `<html><title>Blocked</title>${'x'.repeat(200_000)}`;
    const head = `HTTP/1.1 403 Forbidden\nContent-Length: ${page.length}\n\n`;
    const seen = await ask(inPieces(head + page, 10_000));
    expect(seen).toMatchObject({ status: 403, bodyCut: true, bodyBytes: 65_536, failure: null });
    expect(seen.body).toMatch(/^<html><title>Blocked/);
  });

  it('is content with the head where nothing is evidence', async () => {
    const seen = await ask(answers('HTTP/1.1 200 OK\nContent-Length: 9\n\n'), false);
    expect(seen).toMatchObject({ status: 200, bodyCut: true, failure: null });
    expect(seen).not.toHaveProperty('body');
  });

  it.each([
    ['lengths that differ', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok'],
    ['a NUL', 'HTTP/1.1 200 OK\nX: a\0b\n\nok'],
    ['no status line', '<html><title>Blocked</title></html>'],
    ['another protocol', 'ICY 200 OK\r\n\r\nok'],
    ['no status of HTTP', 'HTTP/1.1 000 Nothing\r\n\r\n'],
    ['four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
  ])('refuses %s, and keeps the bytes', async (_, text) => {
    const seen = await ask(answersAndEnds(text));
    expect(seen).toMatchObject({ failure: { code: 'protocol-error' }, firstBytes: text });
    expect(seen).not.toHaveProperty('status');
  });

  it('says closed of a body that FIN cuts', async () => {
    const seen = await ask(answersAndEnds('HTTP/1.1 200 OK\nContent-Length: 50\n\nok'));
    expect(seen).toMatchObject({ status: 200, failure: { code: 'closed' } });
  });

  it('says too-large of interim answers without end', async () => {
    const seen = await ask(answersAndEnds('HTTP/1.1 100 Continue\n\n'.repeat(100)));
    expect(seen.failure?.code).toBe('too-large');
  });
});

describe('exchange() with a peer that is gone', () => {
  it('hears the page that came before RST, where the request was never read', async () => {
    const text = 'HTTP/1.1 408 Request Timeout\r\nContent-Length: 4\r\n\r\npage';
    const { port } = await leavingServer(text);
    const stream = await openTap(port);
    await vi.waitFor(() => expect(stream.destroyed).toBe(true));
    const seen = await exchange(
      { stream, method: 'GET', url: 'http://a.example/', isEvidence: () => true },
      netOptions(),
    );
    expect(seen).toMatchObject({ status: 408, body: 'page', failure: null });
  });

  it('hears it also where the write fails before anything was read', async () => {
    const server = await leavingServer('HTTP/1.1 400 Bad\r\nContent-Length: 4\r\n\r\npage');
    const stream = await openTap(server.port);
    server.awaitLeave();
    const seen = await exchange(
      { stream, method: 'GET', url: 'http://a.example/', isEvidence: () => true },
      netOptions(),
    );
    expect(seen).toMatchObject({ status: 400, body: 'page', failure: null });
  });

  it('says reset where nothing had come', async () => {
    const server = await leavingServer('');
    const stream = await openTap(server.port);
    server.awaitLeave();
    const seen = await exchange(
      { stream, method: 'GET', url: 'http://a.example/', isEvidence: () => true },
      netOptions(),
    );
    expect(seen.failure?.code).toBe('reset');
  });

  it('hears the alert of a server that wants a certificate, and left before the request', async () => {
    const { key, cert } = await serverCredential();
    const server = await leavingServer('', { key: String(key), cert: String(cert) });
    const tap = await openTap(server.port);
    const names = { serverName: 'a.example', checkedName: 'a.example' };
    const { socket } = await handshake({ tap, role: 'target', ...names }, netOptions());
    if (!socket) throw new Error('The handshake failed');
    server.awaitLeave();
    const seen = await exchange(
      { stream: new Tap(socket), method: 'GET', url: 'https://a.example/', isEvidence: () => true },
      netOptions(),
    );
    expect(seen).toMatchObject({ alert: 116, failure: { code: 'alert' } });
  });
});
