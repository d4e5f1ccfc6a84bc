import { createSocket } from 'node:dgram';
import { getEventListeners, once } from 'node:events';
import process from 'node:process';
import { setImmediate as nextImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withDeadline } from '../../../src/net/socket/with-deadline.ts';

const open = (): AbortSignal => new AbortController().signal;
const late = (): string => 'late';

describe('withDeadline()', () => {
  it('gives what was done, and stops once', async () => {
    let stops = 0;
    const signal = open();
    const value = await withDeadline<string>(
      (done) => {
        setImmediate(() => {
          done('first');
          done('second');
        });
        return () => {
          stops += 1;
        };
      },
      { timeoutMs: 20_000, signal, onTimeout: late },
    );
    expect(value).toBe('first');
    expect(stops).toBe(1);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('stops what was done before it could be stopped', async () => {
    let stops = 0;
    const value = await withDeadline<string>(
      (done) => {
        done('at once');
        return () => {
          stops += 1;
        };
      },
      { timeoutMs: 20_000, signal: open(), onTimeout: late },
    );
    expect([value, stops]).toEqual(['at once', 1]);
  });

  it('gives the word of the deadline when nothing is done', async () => {
    const value = await withDeadline<string>(() => () => {}, {
      timeoutMs: 20,
      signal: open(),
      onTimeout: late,
    });
    expect(value).toBe('late');
  });

  it('waits on where it is told to, once, and gives the word of the later deadline', async () => {
    const asked: string[] = [];
    const told = (ms: number): string => `silent for ${ms} ms`;
    const value = await withDeadline<string>(() => () => {}, {
      ...{ timeoutMs: 20, signal: open(), onTimeout: told },
      waitOn: { mostMs: 60, isToGoOn: (value) => asked.push(value) > 0 },
    });
    expect(asked).toEqual(['silent for 20 ms']);
    expect(value).toBe('silent for 60 ms');
  });

  it('gives what is done while it waits on, and ends where it is not to', async () => {
    let tell = (_: string): void => {};
    const start = (done: (value: string) => void): (() => void) => {
      tell = done;
      return () => {};
    };
    const options = { timeoutMs: 20, signal: open(), onTimeout: late };
    const soon = (): boolean => {
      setImmediate(() => tell('slow'));
      return true;
    };
    const slow = { ...options, waitOn: { mostMs: 20_000, isToGoOn: soon } };
    expect(await withDeadline<string>(start, slow)).toBe('slow');
    const no = { ...options, waitOn: { mostMs: 20_000, isToGoOn: () => false } };
    expect(await withDeadline<string>(start, no)).toBe('late');
  });

  it('hears what came in time though the process stood still until the deadline was past', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    onTestFinished(() => void socket.close());
    await once(socket, 'listening');
    // In the turn's last phase: timers come next, and only then what arrived.
    await nextImmediate();
    const timeoutMs = 20;
    const value = withDeadline<string>(
      (done) => {
        socket.once('message', () => done('heard'));
        return () => {};
      },
      { timeoutMs, signal: open(), onTimeout: late },
    );
    socket.send('in time', socket.address().port, '127.0.0.1');
    // The kernel has the message then; this process looks for it after its timers.
    process.nextTick(() => {
      const until = performance.now() + 2 * timeoutMs;
      while (performance.now() < until);
    });
    expect(await value).toBe('heard');
  });

  it('rejects with the reason of the signal, and stops', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    let stops = 0;
    const waiting = withDeadline<string>(
      () => () => {
        stops += 1;
      },
      { timeoutMs: 20_000, signal: abort.signal, onTimeout: late },
    );
    abort.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(stops).toBe(1);
  });

  it('starts nothing when the signal was aborted before', async () => {
    let started = false;
    const waiting = withDeadline<string>(
      () => {
        started = true;
        return () => {};
      },
      { timeoutMs: 20_000, signal: AbortSignal.abort('before'), onTimeout: late },
    );
    await expect(waiting).rejects.toBe('before');
    expect(started).toBe(false);
  });

  it('rejects with what the start throws', async () => {
    const signal = open();
    const waiting = withDeadline<string>(
      () => {
        throw new RangeError('no');
      },
      { timeoutMs: 20_000, signal, onTimeout: late },
    );
    await expect(waiting).rejects.toThrow('no');
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
