import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionsOf } from '../../../src/load/threads/connections-of.ts';

describe('connectionsOf()', () => {
  it('shares all of them out, evenly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 64, max: 20_000 }),
        (of, all) => {
          const shares = Array.from({ length: of }, (_, index) =>
            connectionsOf(all, { index, of }),
          );
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(all);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
