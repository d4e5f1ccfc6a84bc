import { describe, expect, it } from 'vitest';
import { coreTime } from '../../../src/setup/machine/core-time.ts';

describe('coreTime()', () => {
  it('reads nanoseconds on a core and in its queue', () => {
    const asked: string[] = [];
    const read = (path: string): string => {
      asked.push(path);
      return '1500000000 250000000 1234\n';
    };
    expect(coreTime(read)).toEqual({ ranMs: 1500, waitedMs: 250 });
    expect(asked).toEqual(['/proc/thread-self/schedstat']);
  });

  it.each([
    ['there is no such file', ''],
    ['the kernel counts nothing', '0 0 0\n'],
    ['it is something else', 'ran 1 2 3\n'],
    ['half of it is there', '1500000000\n'],
  ])('knows nothing where %s', (_, text) => {
    expect(coreTime(() => text)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('grows with the work of this thread', () => {
    const before = coreTime();
    const end = performance.now() + 30;
    while (performance.now() < end);
    const after = coreTime();
    // A kernel without it says so by its zeros.
    if (before && after) expect(after.ranMs).toBeGreaterThan(before.ranMs);
  });
});
