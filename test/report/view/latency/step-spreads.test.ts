import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { sampled } from '../../../../fixtures/report/sampled.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { stepSpreads } from '../../../../src/report/view/latency/step-spreads.ts';

describe('stepSpreads()', () => {
  it('has each of few values, and buckets of many', () => {
    const spreads = stepSpreads(company);
    for (const { rows } of spreads)
      for (const { count, buckets, values } of rows) {
        expect(buckets.length > 0).toBe(count >= 20);
        expect(values.length > 0).toBe(count < 20);
      }
    expect(spreads.some(({ rows }) => rows.some(({ count }) => count >= 20))).toBe(true);
  });

  it('stands by route, the cold before the warm', () => {
    const last = stepSpreads(sampled).find(
      ({ name }) => plainText(name) === 'first byte of answer',
    );
    expect(last?.rows.map(({ route, series }) => `${route} ${series}`)).toEqual([
      ...['direct cold', 'direct warm'],
      ...['http://proxy.office.example:3128 cold', 'http://proxy.office.example:3128 warm'],
    ]);
  });
});
