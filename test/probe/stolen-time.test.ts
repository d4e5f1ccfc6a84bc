import { describe, expect, it } from 'vitest';
import { watchStolenTime } from '../../src/probe/stolen-time.ts';

/** At work by the clock, without any CPU. */
function stand(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('watchStolenTime()', () => {
  it('counts what this thread was at work for, and got no core', () => {
    const stolenMs = watchStolenTime(() => 0, 'linux');
    stand(60);
    expect(stolenMs()).toBeGreaterThan(45);
  });

  it('counts how late the thread was woken', () => {
    let late = 0;
    const stolenMs = watchStolenTime(() => late, 'linux');
    const before = stolenMs();
    late = 1000;
    expect(stolenMs() - before).toBeGreaterThan(900);
  });

  it('counts nothing on Windows, whose clocks are too coarse for it', () => {
    const stolenMs = watchStolenTime(() => 1000, 'win32');
    stand(60);
    expect(stolenMs()).toBe(0);
  });
});
