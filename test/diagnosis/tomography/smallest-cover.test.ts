import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestCover } from '../../../src/diagnosis/tomography/smallest-cover.ts';

const rowCount = 8;

/** Sets over eight rows, each of which is in one set at least. */
const sets = fc
  .array(fc.uniqueArray(fc.nat(rowCount - 1), { minLength: 1 }), { minLength: 1, maxLength: 9 })
  .map((some) => {
    const held = new Set(some.flat());
    const left = Array.from({ length: rowCount }, (_, row) => row).filter((row) => !held.has(row));
    return left.length === 0 ? some : [...some, left];
  });

/** By looking at every choice. */
function smallest(all: readonly (readonly number[])[]): number {
  const sizes = Array.from({ length: 2 ** all.length }, (_, choice) => {
    const chosen = all.filter((_set, index) => (choice >> index) % 2 === 1);
    return new Set(chosen.flat()).size === rowCount ? chosen.length : Number.POSITIVE_INFINITY;
  });
  return Math.min(...sizes);
}

describe('smallestCover()', () => {
  it('holds every row by as few sets as there can be, and says so', () => {
    fc.assert(
      fc.property(sets, (all) => {
        const { chosen, atLeast } = smallestCover(all, rowCount);
        expect(new Set(chosen.flatMap((set) => all[set] ?? [])).size).toBe(rowCount);
        expect([chosen.length, atLeast]).toEqual([smallest(all), smallest(all)]);
      }),
    );
  });

  it('is better than taking the largest first', () => {
    const all = [
      [0, 1, 2, 3],
      [0, 1, 4],
      [2, 3, 5],
    ];
    expect(smallestCover(all, 6)).toEqual({ chosen: [1, 2], atLeast: 2 });
  });

  it('covers a thousand rows, and says how few sets could do at the least', () => {
    const all = Array.from({ length: 400 }, (_, set) =>
      [0, 1, 2, 3, 4].map((step) => (set * 7 + step * 31) % 1000),
    );
    const left = Array.from({ length: 1000 }, (_, row) => row);
    const { chosen, atLeast } = smallestCover([...all, ...left.map((row) => [row])], 1000);
    expect(atLeast).toBeGreaterThan(100);
    expect(chosen.length).toBeGreaterThanOrEqual(atLeast);
    expect(chosen.length).toBeLessThan(atLeast * (Math.log(1000) + 1));
  });

  it('covers nothing by nothing', () => {
    expect(smallestCover([], 0)).toEqual({ chosen: [], atLeast: 0 });
  });

  it('refuses a row that no set holds', () => {
    expect(() => smallestCover([[0]], 2)).toThrow('a row is in no set');
  });
});
