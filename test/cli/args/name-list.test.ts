import { describe, expect, it } from 'vitest';
import { nameList } from '../../../src/cli/args/name-list.ts';

describe('nameList()', () => {
  it('wraps the words in their own column', () => {
    const rows = [
      ['a', 'one two three four'],
      ['long-name', 'five'],
    ] as const;
    expect(nameList(rows, { width: 24, indent: 2 })).toEqual([
      '  a          one two',
      '             three four',
      '  long-name  five',
    ]);
  });

  it('is empty without names', () => {
    expect(nameList([], { width: 80 })).toEqual([]);
  });
});
