import { describe, expect, it } from 'vitest';
import { nameList } from '../../../src/cli/args/name-list.ts';

describe('nameList()', () => {
  it('wraps the words in their own column', () => {
    const rows = [
      ['a', 'one two three four five six'],
      ['long-name', 'five'],
    ] as const;
    expect(nameList(rows, { width: 34, indent: 2 })).toEqual([
      '  a          one two three four',
      '             five six',
      '  long-name  five',
    ]);
  });

  it('puts the words below their names where they would have too little room', () => {
    expect(nameList([['long-name', 'one two three four']], { width: 24, indent: 2 })).toEqual([
      '  long-name',
      '      one two three four',
    ]);
  });

  it('is empty without names', () => {
    expect(nameList([], { width: 80 })).toEqual([]);
  });
});
