import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { pace } from '../../src/probe/pace.ts';

describe('pace()', () => {
  it('lets the first one start at once', async () => {
    const next = pace({ rate: 0.01, signal: new AbortController().signal });
    await next();
  });

  it('keeps the rate on average', async () => {
    const next = pace({ rate: 40, signal: new AbortController().signal });
    const start = performance.now();
    for (let n = 0; n < 13; n += 1) await next();
    // The first is free; the other twelve take 25 ms each.
    expect(performance.now() - start).toBeGreaterThan(270);
  });

  it('is fast where no rate is given', async () => {
    const next = pace({ signal: new AbortController().signal });
    const start = performance.now();
    for (let n = 0; n < 30; n += 1) await next();
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('rejects when it is aborted, before or while it waits', async () => {
    const abort = new AbortController();
    const next = pace({ rate: 0.01, signal: abort.signal });
    await next();
    const waiting = next();
    setImmediate(() => abort.abort(new Error('enough')));
    await expect(waiting).rejects.toThrow();
    await expect(next()).rejects.toThrow('enough');
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });
});
