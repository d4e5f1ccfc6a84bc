import { describe, expect, it } from 'vitest';
import { someAtOnce } from '../../../src/cli/lab/some-at-once.ts';

const nextTurn = (): Promise<void> => new Promise(setImmediate);

describe('someAtOnce()', () => {
  it('runs each item once, no more at a time than it may, and reads none before it begins', async () => {
    const counts = { read: 0, running: 0, most: 0 };
    const seen: number[] = [];
    function* numbers(): Generator<number> {
      for (; counts.read < 9; ) {
        counts.read += 1;
        yield counts.read;
      }
    }
    const work = async (item: number): Promise<void> => {
      seen.push(item);
      counts.running += 1;
      counts.most = Math.max(counts.most, counts.running);
      expect(counts.read - seen.length).toBe(0);
      await nextTurn();
      counts.running -= 1;
    };
    await someAtOnce(numbers(), work, { atOnce: 4, signal: new AbortController().signal });
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(counts).toEqual({ read: 9, running: 0, most: 4 });
  });

  it('tells what one throws when the others have ended', async () => {
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      if (item === 1) throw new Error('no network');
      await nextTurn();
      ended.push(item);
    };
    const options = { atOnce: 2, signal: new AbortController().signal };
    await expect(someAtOnce([1, 2, 3, 4], work, options)).rejects.toThrow('no network');
    expect(ended).toEqual([2, 3, 4]);
  });

  it('begins nothing more after an abort, and does not tell what the abort broke', async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    const work = async (item: number): Promise<void> => {
      seen.push(item);
      await nextTurn();
      abort.abort();
      throw new Error('aborted');
    };
    await someAtOnce([1, 2, 3, 4], work, { atOnce: 2, signal: abort.signal });
    expect(seen).toEqual([1, 2]);
  });
});
