import { describe, expect, it } from 'vitest';
import { sharedWork } from '../../../src/cli/serve/shared-work.ts';

const never = new AbortController().signal;

describe('sharedWork()', () => {
  it('does what is asked for twice at the same time once', async () => {
    const work = sharedWork<number>(1);
    const { promise, resolve } = Promise.withResolvers<number>();
    let begun = 0;
    const begin = (): Promise<number> => {
      begun += 1;
      return promise;
    };
    const both = [work.take('a', never, begin), work.take('a', never, begin)];
    resolve(7);
    expect(await Promise.all(both)).toEqual([7, 7]);
    expect(begun).toBe(1);
    expect(work.size()).toBe(0);
    expect(await work.take('a', never, async () => 8)).toBe(8);
  });

  it('has room for so many others and no more', async () => {
    const work = sharedWork<number>(2);
    const { promise, resolve } = Promise.withResolvers<number>();
    const all = ['a', 'b'].map((key) => work.take(key, never, () => promise));
    expect(work.take('c', never, () => promise)).toBeUndefined();
    expect(work.take('a', never, () => promise)).toBeDefined();
    resolve(1);
    await Promise.all(all);
    expect(work.take('c', never, async () => 1)).toBeDefined();
  });

  it('ends what nobody waits for any more, and what somebody does not', async () => {
    const work = sharedWork<string>(1);
    const [one, other] = [new AbortController(), new AbortController()];
    let ending: AbortSignal | undefined;
    const result = work.take('a', one.signal, (signal) => {
      ending = signal;
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve('ended'));
      });
    });
    void work.take('a', other.signal, async () => 'another');
    one.abort();
    expect(ending?.aborted).toBe(false);
    other.abort();
    expect(ending?.aborted).toBe(true);
    // One that is being ended is no answer for who comes now.
    expect(work.take('a', never, async () => 'late')).toBeUndefined();
    expect(await result).toBe('ended');
    expect(await work.take('a', never, async () => 'anew')).toBe('anew');
  });

  it('gives its place back where it fails, and tells each who waits', async () => {
    const work = sharedWork<string>(1);
    const fail = async (): Promise<string> => {
      throw new Error('no');
    };
    await expect(work.take('a', never, fail)).rejects.toThrow('no');
    expect(work.size()).toBe(0);
  });
});
