import type { Bucket } from '../../../../model/load/load-measure.ts';
import { groupBuckets } from '../../../view/histogram/group-buckets.ts';
import type { BarLayout } from '../table-options.ts';

const labelWidth = 14;
const countWidth = 9;
/** Eighths of a cell, U+258F to U+2588. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** How many values fell into each bucket, a bar a line, the longest as long as there is room. */
export function bucketBars(buckets: readonly Bucket[], layout: BarLayout): string[] {
  const groups = groupBuckets(buckets);
  const most = Math.max(0, ...groups.map(({ count }) => count));
  if (most === 0) return [];
  const room = layout.width - labelWidth - countWidth - 2;
  return groups.map(({ to, count }) => {
    const label = `<= ${to} ms`.padStart(labelWidth - 1);
    const bar = barOf((count / most) * room, layout);
    return `${label} ${layout.paint('note', bar)}${bar === '' ? '' : ' '}${count}`;
  });
}

/** What is not nothing shows. */
function barOf(cells: number, { unicode }: BarLayout): string {
  if (cells === 0) return '';
  if (!unicode) return '#'.repeat(Math.max(1, Math.round(cells)));
  const parts = Math.max(1, Math.round(cells * 8));
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '');
}
