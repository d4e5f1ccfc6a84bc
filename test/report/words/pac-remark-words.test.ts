import { describe, expect, it } from 'vitest';
import { pacRemarkKinds } from '../../../src/discovery/pac/lint-pac.ts';
import { outside, plainText } from '../../../src/report/text/say.ts';
import {
  pacRemarkWords,
  type ShownPacRemarkKind,
} from '../../../src/report/words/pac-remark-words.ts';

describe('pacRemarkWords', () => {
  it('has words for every kind of remark, in the same order, and for no other', () => {
    expect(Object.keys(pacRemarkWords)).toEqual([...pacRemarkKinds]);
  });

  it.each<ShownPacRemarkKind>([...pacRemarkKinds])('%s has a title and whole sentences', (kind) => {
    const { title, what } = pacRemarkWords[kind];
    expect(plainText(title)).toMatch(/^[A-Z].{3,50}[^.]$/);
    const text = plainText(what(outside('WORD')));
    expect(text).toMatch(/^[A-Z"].*\.$/);
    expect(text.includes('WORD')).toBe(kind !== 'ex-entry-point');
  });
});
