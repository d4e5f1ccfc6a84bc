import { describe, expect, it, vi } from 'vitest';
import { schedule } from '../../src/probe/schedule.ts';

const pace = (): Promise<void> => Promise.resolve();
const open = (): AbortSignal => new AbortController().signal;

/** Work that ends when it is told to. */
function work() {
  const ends: (() => void)[] = [];
  const started: number[] = [];
  return {
    started,
    do: (item: number): Promise<void> => {
      started.push(item);
      return new Promise((resolve) => ends.push(resolve));
    },
    endNext: (): void => ends.shift()?.(),
  };
}

function* numbers(count: number, read: number[]): Generator<number> {
  for (let n = 1; n <= count; n += 1) {
    read.push(n);
    yield n;
  }
}

describe('schedule()', () => {
  it('runs each item once, in order of the stream', async () => {
    const seen: number[] = [];
    const one = async (n: number): Promise<void> => {
      seen.push(n);
    };
    await schedule([1, 2, 3, 4], one, { concurrency: 2, pace, signal: open() });
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('takes an asynchronous stream', async () => {
    async function* later(): AsyncGenerator<number> {
      yield 1;
      await new Promise(setImmediate);
      yield 2;
    }
    const seen: number[] = [];
    const one = async (n: number): Promise<void> => {
      seen.push(n);
    };
    await schedule(later(), one, { concurrency: 5, pace, signal: open() });
    expect(seen).toEqual([1, 2]);
  });

  it('has no more in flight than the limit, and reads no more than it starts', async () => {
    const read: number[] = [];
    const { started, endNext, do: one } = work();
    const running = schedule(numbers(5, read), one, { concurrency: 2, pace, signal: open() });
    await vi.waitFor(() => expect(started).toEqual([1, 2]));
    await new Promise(setImmediate);
    expect(read).toEqual([1, 2]);
    endNext();
    await vi.waitFor(() => expect(started).toEqual([1, 2, 3]));
    await new Promise(setImmediate);
    expect(read).toEqual([1, 2, 3]);
    const all = setInterval(endNext, 1);
    await running;
    clearInterval(all);
    expect(started).toEqual([1, 2, 3, 4, 5]);
  });

  it('starts nothing before its pace allows', async () => {
    const turns: (() => void)[] = [];
    const { started, do: one } = work();
    const abort = new AbortController();
    const slow = (): Promise<void> => new Promise((resolve) => turns.push(resolve));
    void schedule([1, 2], one, { concurrency: 5, pace: slow, signal: abort.signal });
    await vi.waitFor(() => expect(turns).toHaveLength(1));
    expect(started).toEqual([]);
    turns[0]?.();
    await vi.waitFor(() => expect(turns).toHaveLength(2));
    expect(started).toEqual([1]);
  });

  it('ends all the rest when one fails, and then rejects with that', async () => {
    const seen: number[] = [];
    const one = async (n: number): Promise<void> => {
      if (n === 2) throw new Error('broken');
      await new Promise(setImmediate);
      seen.push(n);
    };
    const running = schedule([1, 2, 3, 4], one, { concurrency: 2, pace, signal: open() });
    await expect(running).rejects.toThrow('broken');
    expect(seen).toEqual([1, 3, 4]);
  });

  it('rejects with what the stream throws, once what was started has ended', async () => {
    function* breaks(): Generator<number> {
      yield 1;
      throw new Error('no more');
    }
    let ended = false;
    const one = async (): Promise<void> => {
      await new Promise(setImmediate);
      ended = true;
    };
    const running = schedule(breaks(), one, { concurrency: 2, pace, signal: open() });
    await expect(running).rejects.toThrow('no more');
    expect(ended).toBe(true);
  });

  it('starts nothing after an abort, and ends with what is in flight', async () => {
    const abort = new AbortController();
    const read: number[] = [];
    const { started, endNext, do: one } = work();
    const running = schedule(numbers(9, read), one, { concurrency: 2, pace, signal: abort.signal });
    await vi.waitFor(() => expect(started).toEqual([1, 2]));
    abort.abort();
    endNext();
    endNext();
    await running;
    expect(started).toEqual([1, 2]);
  });

  it('does not reject for what an abort makes its work reject with', async () => {
    const abort = new AbortController();
    const one = (): Promise<void> =>
      new Promise((_, reject) => {
        abort.signal.addEventListener('abort', () => reject(abort.signal.reason));
      });
    const running = schedule([1, 2, 3], one, { concurrency: 2, pace, signal: abort.signal });
    setImmediate(() => abort.abort(new Error('enough')));
    await running;
  });

  it('ends after an abort though the stream never gives another item', async () => {
    const abort = new AbortController();
    async function* hangs(): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => {});
    }
    const started: number[] = [];
    const one = async (n: number): Promise<void> => {
      started.push(n);
    };
    const running = schedule(hangs(), one, { concurrency: 2, pace, signal: abort.signal });
    await vi.waitFor(() => expect(started).toEqual([1]));
    abort.abort();
    await running;
  });

  it('closes the stream that it leaves early', async () => {
    const abort = new AbortController();
    let closed = false;
    function* careful(): Generator<number> {
      try {
        for (let n = 1; ; n += 1) yield n;
      } finally {
        closed = true;
      }
    }
    const one = (n: number): Promise<void> => {
      if (n === 3) abort.abort();
      return Promise.resolve();
    };
    await schedule(careful(), one, { concurrency: 1, pace, signal: abort.signal });
    expect(closed).toBe(true);
  });
});
