import { describe, expect, it, vi } from 'vitest';
import { drain } from '../../../src/net/socket/drain.ts';
import { tcpServer, trickles } from '../loopback.ts';
import { openTap } from '../open-tap.ts';
import { expectWithin } from '../silence.ts';

const signal = new AbortController().signal;

describe('drain()', () => {
  it('ends with the stream', async () => {
    const { port } = await tcpServer((socket) => socket.end('page'));
    const tap = await openTap(port);
    await drain(tap, { timeoutMs: 20_000, signal, most: 1000 });
    expect(tap.received().toString()).toBe('page');
  });

  it('ends when the stream is quiet, long before the deadline', async () => {
    const { port } = await tcpServer((socket) => socket.write('page'));
    const tap = await openTap(port);
    const start = performance.now();
    await drain(tap, { timeoutMs: 20_000, signal, most: 1000 });
    expectWithin(performance.now() - start, 900);
    expect(tap.received().toString()).toBe('page');
  });

  it('ends after a second at the most, however the stream trickles', async () => {
    const { port } = await tcpServer(trickles('x'));
    const tap = await openTap(port);
    const start = performance.now();
    await drain(tap, { timeoutMs: 20_000, signal, most: 10_000 });
    const took = performance.now() - start;
    expect(took).toBeGreaterThan(900);
    expectWithin(took, 1800);
  });

  it('ends when enough came', async () => {
    const { port } = await tcpServer((socket) => {
      const more = (): void => {
        while (socket.write(Buffer.alloc(16_384)));
      };
      socket.on('drain', more);
      more();
    });
    const tap = await openTap(port);
    await drain(tap, { timeoutMs: 20_000, signal, most: 65_536 });
    expect(tap.bytesRead).toBeGreaterThanOrEqual(65_536);
    expect(tap.bytesRead).toBeLessThan(1_000_000);
  });

  it('ends at once where the stream is gone', async () => {
    const { port } = await tcpServer((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    const tap = await openTap(port);
    tap.write('hello');
    await vi.waitFor(() => expect(tap.destroyed).toBe(true));
    await drain(tap, { timeoutMs: 20_000, signal, most: 1000 });
  });

  it('rejects with the reason when it is aborted', async () => {
    const { port } = await tcpServer(trickles('x'));
    const tap = await openTap(port);
    const abort = new AbortController();
    const draining = drain(tap, { timeoutMs: 20_000, signal: abort.signal, most: 1000 });
    abort.abort('enough');
    await expect(draining).rejects.toBe('enough');
  });
});
