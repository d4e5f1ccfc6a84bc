import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { closed, tcpServer } from '../loopback.ts';
import { openTap } from '../open-tap.ts';

describe('Tap', () => {
  it('remembers the bytes of both ways, and when the first came', async () => {
    const { port } = await tcpServer((socket) => socket.on('data', () => socket.write('pong')));
    const tap = await openTap(port);
    tap.write('ping');
    await once(tap, 'data');
    expect(tap.sent().toString()).toBe('ping');
    expect(tap.received().toString()).toBe('pong');
    expect(tap.bytesRead).toBe(4);
    expect(tap.firstByteAt).toBeGreaterThan(0);
    tap.forget();
    expect([tap.sent().length, tap.received().length, tap.bytesRead]).toEqual([0, 0, 0]);
    expect(tap.firstByteAt).toBeUndefined();
  });

  it('gives what nobody read yet to the next step', async () => {
    const { port } = await tcpServer((socket) => socket.write('early'));
    const tap = await openTap(port);
    await vi.waitFor(() => expect(tap.bytesRead).toBe(5));
    tap.forget();
    expect(tap.bytesRead).toBe(5);
    expect(tap.received().toString()).toBe('early');
    const [chunk] = await once(tap, 'data');
    expect(String(chunk)).toBe('early');
  });

  it('keeps 320 KiB of what comes, and counts the rest', async () => {
    const { port } = await tcpServer((socket) => socket.end(Buffer.alloc(400_000)));
    const tap = await openTap(port);
    tap.resume();
    await once(tap, 'end');
    expect(tap.bytesRead).toBe(400_000);
    expect(tap.received()).toHaveLength(320 * 1024);
  });

  it('reads no more than its buffers hold while nobody reads it', async () => {
    const { port, sockets } = await tcpServer((socket) => {
      const more = (): void => {
        while (socket.write(Buffer.alloc(65_536)));
      };
      socket.on('drain', more);
      more();
    });
    const tap = await openTap(port);
    await vi.waitFor(() => expect(tap.bytesRead).toBeGreaterThan(0));
    await vi.waitFor(() => expect(sockets[0]?.writableNeedDrain).toBe(true));
    expect(tap.bytesRead).toBeLessThan(1_000_000);
  });

  it('hands out what came before FIN even where it is read later', async () => {
    const { port } = await tcpServer((socket) => socket.end('last words'));
    const tap = await openTap(port);
    await vi.waitFor(() => expect(tap.ended).toBe(true));
    const [chunk] = await once(tap, 'data');
    expect(String(chunk)).toBe('last words');
    expect(tap.loss()).toMatchObject({ code: 'closed' });
  });

  it('tells RST from FIN', async () => {
    const { port } = await tcpServer((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    const tap = await openTap(port);
    tap.write('hello');
    await vi.waitFor(() => expect(tap.failedWith).toBeDefined());
    expect(tap.loss()).toMatchObject({ code: 'reset' });
    expect(tap.destroyed).toBe(true);
  });

  it('closes the socket with itself, or, where it is held, when it is released', async () => {
    const { port, sockets } = await tcpServer(() => {});
    const plain = await openTap(port);
    plain.destroy();
    await vi.waitFor(() => expect(sockets).toHaveLength(1));
    await closed(sockets[0]);

    const held = await openTap(port);
    await vi.waitFor(() => expect(sockets).toHaveLength(2));
    held.hold();
    held.destroy();
    sockets[1]?.write('late');
    await vi.waitFor(() => expect(held.received().toString()).toBe('late'));
    held.release();
    await closed(sockets[1]);
  });
});
