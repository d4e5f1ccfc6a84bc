import { describe, expect, it } from 'vitest';
import { drawOf } from './draw.ts';
import { mutated } from './mutate.ts';

const good = Buffer.from('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n');

describe('drawOf()', () => {
  it('draws the same for the same seed and input, and something else for another', () => {
    const drawn = (seed: number, input: number) =>
      mutated(good, drawOf(seed, input)).toString('hex');
    expect(drawn(7, 3)).toBe(drawn(7, 3));
    const others = Array.from({ length: 50 }, (_, input) => drawn(7, input));
    expect(new Set(others).size).toBeGreaterThan(45);
    expect(drawn(8, 3)).not.toBe(drawn(7, 3));
  });

  it('stays within what it is asked for', () => {
    const draw = drawOf(1, 1);
    const numbers = Array.from({ length: 1000 }, () => draw.below(7));
    expect([...new Set(numbers)].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(draw.chance(1)).toBe(true);
    expect(draw.chance(0)).toBe(false);
  });
});
