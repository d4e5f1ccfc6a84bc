import { describe, expect, it } from 'vitest';
import { isCrowded } from '../../src/record/is-crowded.ts';

describe('isCrowded()', () => {
  it.each([
    ['lists', '[],'],
    ['objects', '{},'],
    ['numbers', '1,'],
  ])('tells a text of more than two million values: %s', (_, value) => {
    expect(isCrowded(`[${value.repeat(2_100_000)}0]`)).toBe(true);
  });

  it('takes a long text of few values', () => {
    expect(isCrowded(`["${'x'.repeat(20_000_000)}"]`)).toBe(false);
    expect(isCrowded(`[${'"a long text",'.repeat(1_900_000)}0]`)).toBe(false);
  });
});
