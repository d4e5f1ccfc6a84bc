import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { PressedText } from '../../../../../src/report/formats/json/text/pressed-text.ts';

// What is held is known when what is not was collected.
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const line = (number: number): string =>
  `{"id":"a${number}","host":"t${number}.example","é":"€😀"}\n`;

describe('PressedText', () => {
  it('gives back what was added, in order and in pieces', () => {
    const text = new PressedText();
    const lines = Array.from({ length: 20_000 }, (_, index) => line(index));
    for (const one of lines) text.add(one);
    const pieces = [...text.pieces()];
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces.join('') === lines.join('')).toBe(true);
    expect([...text.pieces()].join('') === lines.join('')).toBe(true);
  });

  it('holds a tenth of a list that repeats itself', () => {
    const text = new PressedText();
    collect();
    const before = process.memoryUsage().arrayBuffers;
    let length = 0;
    while (length < 32 * 1024 * 1024) {
      const one = line(length);
      text.add(one);
      length += one.length;
    }
    collect();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(length / 5);
    expect([...text.pieces()].reduce((sum, { length: own }) => sum + own, 0)).toBe(length);
  });

  it('is empty until something is added', () => {
    expect([...new PressedText().pieces()]).toEqual([]);
  });
});
