import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { copyOf, startOf } from '../../../src/model/text/start-of.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

describe('startOf()', () => {
  it('gives the first characters, whatever they are', () => {
    expect(startOf('abc', 3)).toBe('abc');
    expect(startOf('abc', 2)).toBe('ab');
    expect(startOf('é\u{1f600}\ud800z', 4)).toBe('é\u{1f600}\ud800');
    expect(startOf('\u{1f600}', 1)).toBe('\ud83d');
  });

  it('lets the rest of the text go', () => {
    collect();
    const before = memoryUsage().heapUsed;
    const kept = Array.from({ length: 200 }, (_, index) => {
      return startOf(String(index).padEnd(200_000, 'x'), 2000);
    });
    collect();
    expect(memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
    expect(kept.length).toBe(200);
  });
});

describe('copyOf()', () => {
  it.each(['', 'abc', '\0\xff', '\u0100', '\ud800'])('gives %j back', (text) => {
    expect(copyOf(text)).toBe(text);
  });
});
