import { groupBuckets } from './group-buckets.ts';
import type { LoadLayout } from './load-layout.ts';
import type { NamedMeasure } from './shown-measures.ts';

const labelWidth = 14;
const countWidth = 9;
/** Eighths of a cell, U+258F to U+2588. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** How many operations took how long, a bar a line, for each way. */
export function histogramLines(measures: readonly NamedMeasure[], layout: LoadLayout): string[] {
  return measures.flatMap(({ name, measure }) => {
    const groups = groupBuckets(measure.buckets);
    const most = Math.max(0, ...groups.map(({ count }) => count));
    if (most === 0) return [];
    const room = layout.width - labelWidth - countWidth - 2;
    const title = `How long they took, ${name}`;
    return [
      '',
      layout.paint('heading', title),
      ...groups.map(({ to, count }) => {
        const label = `<= ${to} ms`.padStart(labelWidth - 1);
        const bar = barOf((count / most) * room, layout);
        return `${label} ${layout.paint('note', bar)}${bar === '' ? '' : ' '}${count}`;
      }),
    ];
  });
}

/** What is not nothing shows. */
function barOf(cells: number, { unicode }: LoadLayout): string {
  if (cells === 0) return '';
  if (!unicode) return '#'.repeat(Math.max(1, Math.round(cells)));
  const parts = Math.max(1, Math.round(cells * 8));
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '');
}
