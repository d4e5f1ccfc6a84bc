import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLookMs } from '../../../src/plan/again/next-look-ms.ts';

// As the documentation of `--until-green` has them.
const minWaitMs = 30_000;
const maxWaitMs = 10 * 60_000;

describe('nextLookMs()', () => {
  const middle = (quiet: number, tookMs = 0): number => nextLookMs({ quiet, tookMs }, 0.5);

  it('waits twice as long after each look in which nothing turned, up to ten minutes', () => {
    const seconds = [0, 1, 2, 3, 4, 5, 1000].map((quiet) => middle(quiet) / 1000);
    expect(seconds).toEqual([30, 60, 120, 240, 480, 600, 600]);
  });

  it('looks for a fifth of the time at the most', () => {
    expect(middle(0, 60_000)).toBe(240_000);
    expect(middle(9, 600_000)).toBe(2_400_000);
  });

  it('leaves a fifth more or less to chance, and never less than the least', () => {
    const looks = fc.record({ quiet: fc.nat(100), tookMs: fc.nat(3_600_000) });
    const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(looks, chance, (went, drawn) => {
        const wait = nextLookMs(went, drawn);
        const usual = nextLookMs(went, 0.5);
        expect(wait).toBeGreaterThanOrEqual(Math.max(minWaitMs, Math.floor(usual * 0.8)));
        expect(wait).toBeLessThanOrEqual(Math.ceil(usual * 1.2));
        expect(usual).toBeLessThanOrEqual(Math.max(maxWaitMs, 4 * went.tookMs));
      }),
    );
  });
});
