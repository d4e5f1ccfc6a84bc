import { describe, expect, it } from 'vitest';
import { measureAt } from '../../../../../fixtures/report/measure.ts';
import { histogramLines } from '../../../../../src/report/formats/terminal/load/histogram-lines.ts';
import { barLayout } from '../../../../../src/report/formats/terminal/table-options.ts';
import { say } from '../../../../../src/report/text/say.ts';

const layout = barLayout({ width: 80, color: false, unicode: false });

describe('histogramLines()', () => {
  it('draws a histogram for each way, and none of a way on which nothing succeeded', () => {
    const measures = [
      { name: say`direct`, measure: measureAt(10) },
      { name: say`through the proxy`, measure: measureAt(10, { buckets: [] }) },
    ];
    expect(histogramLines(measures, layout)).toEqual([
      '',
      'How long they took, direct',
      `     <= 20 ms ${'#'.repeat(55)} 25`,
      `     <= 25 ms ${'#'.repeat(11)} 5`,
    ]);
  });
});
