import { afterEach, describe, expect, it } from 'vitest';
import { type LoopLag, watchLoopLag } from '../../src/probe/loop-lag.ts';

let lag: LoopLag | undefined;

afterEach(() => lag?.stop());

function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('watchLoopLag()', () => {
  it('sees a loop that was blocked, from the turn that blocked it', () => {
    lag = watchLoopLag();
    block(60);
    expect(lag.now()).toBeGreaterThan(45);
  });

  it('sees it from the turn after', async () => {
    lag = watchLoopLag();
    await new Promise((done) => setTimeout(done, 10));
    block(60);
    await new Promise(setImmediate);
    expect(lag.now()).toBeGreaterThan(45);
  });

  it('forgets it once the loop is free again', async () => {
    const watch = watchLoopLag();
    lag = watch;
    block(60);
    const calm = async (): Promise<number> => {
      await new Promise((done) => setTimeout(done, 10));
      return watch.now();
    };
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 50 && least > 5; n += 1) least = Math.min(least, await calm());
    expect(least).toBeLessThanOrEqual(5);
  });

  it('keeps a standstill for whatever was under way in it, and for nothing else', async () => {
    const watch = watchLoopLag();
    lag = watch;
    const ended = performance.now();
    block(1100);
    expect(watch.stillSince(ended)).toBeGreaterThan(1000);
    const begun = performance.now();
    await new Promise((done) => setTimeout(done, 20));
    expect(watch.stillSince(ended)).toBeGreaterThan(1000);
    expect(watch.stillSince(begun)).toBe(0);
  });

  it('keeps sleep that its own clock did not show', async () => {
    let sleep = 0;
    const watch = watchLoopLag(() => sleep);
    lag = watch;
    const begun = performance.now();
    await new Promise((done) => setTimeout(done, 10));
    sleep = 60_000;
    expect(watch.stillSince(begun)).toBe(60_000);
    sleep = 0;
    expect(watch.stillSince(begun)).toBe(60_000);
    await new Promise((done) => setTimeout(done, 10));
    expect(watch.stillSince(performance.now())).toBe(0);
  });
});
