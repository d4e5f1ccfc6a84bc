import { describe, expect, it } from 'vitest';
import { countAt, namesOf } from '../../../../src/report/view/self-test/self-test-matrix.ts';

const cells = [
  { expected: 'b', reported: 'a', count: 2 },
  { expected: 'b', count: 1 },
] as const;

describe('the matrix of a self-test', () => {
  it('has the names that occur in the order of their list, and last that of none', () => {
    const names = ['a', 'b', 'c'] as const;
    expect(namesOf(cells, { names, sides: ['expected', 'reported'] })).toEqual([
      'a',
      'b',
      undefined,
    ]);
  });

  it('counts what was expected against what was reported', () => {
    expect(countAt(cells, { expected: 'b', reported: 'a' })).toBe(2);
    expect(countAt(cells, { expected: 'b', reported: undefined })).toBe(1);
    expect(countAt(cells, { expected: 'a', reported: 'b' })).toBe(0);
  });
});
