import { describe, expect, it } from 'vitest';
import { barLayout } from '../../../../../src/report/formats/terminal/table-options.ts';
import { bucketBars } from '../../../../../src/report/formats/terminal/text/bucket-bars.ts';

describe('bucketBars()', () => {
  const buckets = [
    { to: 1, count: 800 },
    { to: 2, count: 0 },
    { to: 5, count: 1 },
  ];

  it('draws the most as long as there is room, and shows what is not nothing', () => {
    const lines = bucketBars(buckets, barLayout({ width: 80, color: false, unicode: false }));
    expect(lines).toEqual([
      `      <= 1 ms ${'#'.repeat(55)} 800`,
      '      <= 2 ms 0',
      '      <= 5 ms # 1',
    ]);
  });

  it('draws nothing of nothing', () => {
    const layout = barLayout({ width: 80, color: false, unicode: true });
    expect(bucketBars([{ to: 1, count: 0 }], layout)).toEqual([]);
  });
});
