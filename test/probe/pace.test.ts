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

  // A loop that has nothing to do lets it grow to 2,000 a second.
  const idleLoop = () => ({ idle: performance.now(), active: 0, utilization: 0 });
  /** Starts, and the seconds that they took, where the thread is on a core for one share of the time and waits for one for another; no shares: nobody says. */
  const startsFor = async (
    { ms, most = Number.POSITIVE_INFINITY }: { readonly ms: number; readonly most?: number },
    shares?: readonly [ran: number, waited: number],
  ): Promise<{ readonly starts: number; readonly seconds: number }> => {
    const coreTime = () =>
      shares && {
        ranMs: performance.now() * shares[0],
        waitedMs: performance.now() * shares[1],
      };
    const next = pace({ signal: AbortSignal.timeout(ms), loop: idleLoop, coreTime });
    const begin = performance.now();
    const isDue = (): Promise<boolean> =>
      next().then(
        () => true,
        () => false,
      );
    let starts = 0;
    while (starts < most && (await isDue())) starts += 1;
    return { starts, seconds: (performance.now() - begin) / 1000 };
  };

  it('shrinks to its floor where others take the cores that its thread wants', async () => {
    const { starts, seconds } = await startsFor({ ms: 1000 }, [0.4, 0.25]);
    // 220 a second, down to 50 within 350 ms: some 40 beyond those.
    expect(starts).toBeLessThan(80 + 50 * seconds);
  });

  it.each([
    ['short beside its work', 0.5, 0.12],
    ['those of a few wakes', 0.1, 0.05],
  ])('grows where the waits are %s', async (_, ran, waited) => {
    // At 220 a second it would be 1,100.
    const { starts } = await startsFor({ ms: 5000, most: 1500 }, [ran, waited]);
    expect(starts).toBe(1500);
  });

  it('does not grow where the waits are between the two', async () => {
    const { starts, seconds } = await startsFor({ ms: 1000 }, [0.4, 0.18]);
    expect(starts).toBeLessThan(20 + 220 * seconds);
  });

  it('goes by its loop alone where the system does not say what others take', async () => {
    const { starts } = await startsFor({ ms: 5000, most: 1500 });
    expect(starts).toBe(1500);
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
