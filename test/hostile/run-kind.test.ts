import { describe, expect, it } from 'vitest';
import { planted } from './kinds/planted.ts';
import { runKind } from './run-kind.ts';

/** A fault of netready's, as the suite must see it. */
async function outcomeOf(name: string) {
  const kind = planted.find((one) => one.name === name);
  if (!kind) throw new TypeError(`nothing is planted as ${name}`);
  return runKind(kind, { seed: 1, inputs: 3, atOnce: 1, deadlineMs: 2000 });
}

describe('runKind()', () => {
  it.each([
    ['throws', 'crashes', 'TypeError: planted'],
    ['throws later', 'crashes', 'TypeError: planted'],
    ['never answers', 'hangs', ''],
    ['never returns', 'hangs', ''],
    ['tells a secret', 'leaks', 'password'],
  ] as const)('sees a kind that %s, and goes on behind it', async (name, bar, words) => {
    const outcome = await outcomeOf(name);
    const none = { crashes: [], hangs: [], leaks: [] };
    expect(outcome).toMatchObject({ ...none, [bar]: [expect.stringContaining(words)], inputs: 3 });
    expect(outcome[bar][0]).toMatch(/^1\b/);
  });

  it('sees what a process takes', async () => {
    expect((await outcomeOf('takes memory')).peakMB).toBeGreaterThan(400);
  });

  it('has nothing to tell of a kind that is fine', async () => {
    const { peakMB, ...rest } = await outcomeOf('is fine');
    expect(rest).toEqual({ kind: 'is fine', inputs: 3, crashes: [], hangs: [], leaks: [] });
    expect(peakMB).toBeGreaterThan(10);
    expect(peakMB).toBeLessThan(300);
  });
});
