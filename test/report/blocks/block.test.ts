import { describe, expect, it } from 'vitest';
import { firstOf, list, mapped, section } from '../../../src/report/blocks/block.ts';
import { say } from '../../../src/report/text/say.ts';

describe('mapped()', () => {
  it('knows its number, and makes what is asked for alone', () => {
    const made: number[] = [];
    const items = mapped([1, 2, 3, 4], (item) => {
      made.push(item);
      return item * 10;
    });
    expect(items).toHaveLength(4);
    expect(made).toEqual([]);
    expect(firstOf(items, 2)).toEqual([10, 20]);
    expect(made).toEqual([1, 2]);
    expect(firstOf(items, 0)).toEqual([]);
    expect(firstOf(items, 9)).toEqual([10, 20, 30, 40]);
  });
});

describe('section()', () => {
  it('has no heading of nothing', () => {
    expect(section(say`Nothing`, list([]))).toEqual([]);
    expect(section(say`One`, list([say`a`])).map(({ kind }) => kind)).toEqual(['heading', 'list']);
  });
});
