import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/setup/usage/nearest.ts';

const kinds = ['port-refusal', 'port-silence', 'proxy-silence', 'sni-filter'];

describe('nearest()', () => {
  it.each([
    ['silence', ['port-silence', 'proxy-silence']],
    ['SNI', ['sni-filter']],
    ['sni_filter', ['sni-filter']],
    ['prot-refusal', ['port-refusal']],
    ['p', []],
    ['something-else', []],
    ['', []],
  ])('takes %j for %j', (word, meant) => {
    expect(nearest(word, kinds)).toEqual(meant);
  });

  it('names no more than a handful', () => {
    const many = Array.from({ length: 7 }, (_, index) => `port-number-${index}`);
    expect(nearest('port', many)).toEqual([]);
  });
});
