import { describe, expect, it } from 'vitest';
import { tooManyCells } from '../../../src/catalogue/readers/too-many-cells.ts';

const commas = (count: number): Buffer => Buffer.alloc(count, ',');

describe('tooManyCells()', () => {
  it('bounds a line, over all its chunks', () => {
    const isTooMany = tooManyCells(',');
    expect(isTooMany(commas(65_536))).toBe(false);
    expect(isTooMany(commas(1))).toBe(true);
  });

  it('begins anew with each line, of whatever end', () => {
    const isTooMany = tooManyCells(';');
    for (const end of ['\n', '\r', '\r\n']) {
      expect(isTooMany(Buffer.alloc(60_000, ';'))).toBe(false);
      expect(isTooMany(Buffer.from(end))).toBe(false);
    }
    expect(isTooMany(commas(100_000))).toBe(false);
  });

  it('bounds a file', () => {
    const isTooMany = tooManyCells(',');
    const lines = Buffer.alloc(1_000_000, ',\n');
    for (let n = 0; n < 10; n += 1) expect(isTooMany(lines)).toBe(false);
    expect(isTooMany(lines)).toBe(true);
  });
});
