import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../../src/report/text/say.ts';
import { costSentences } from '../../../../../src/report/view/load/sentences/cost-sentences.ts';

describe('costSentences()', () => {
  it('tells the difference with its interval, and from how many pairs', () => {
    const cost = { pairs: 2, p50: { median: 1.25, low: 1, high: 12 }, p90: { median: 240 } };
    expect(costSentences({ cost }).map(plainText)).toEqual([
      'The proxy adds 1.25 ms at the median (95%: 1.00 to 12.0) and 240 ms at the 90th percentile. Told from 2 pairs of slices.',
    ]);
  });

  it('says nothing where there was nothing to compare with', () => {
    expect(costSentences({})).toEqual([]);
  });
});
