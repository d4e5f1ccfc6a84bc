import type { Bars } from '../../../blocks/block.ts';
import { groupBuckets } from '../../../view/histogram/group-buckets.ts';
import { element } from '../html-element.ts';
import { htmlText } from '../html-text.ts';

/** The width of a full bar, in its own units. */
const width = 1000;

/** How many values fell into each bucket: a table, with a bar a row beside its figure. */
export function htmlBars({ title, buckets }: Bars): string {
  const groups = groupBuckets(buckets);
  const most = Math.max(1, ...groups.map(({ count }) => count));
  const rows = groups.map(({ to, count }) => {
    const long = Math.ceil((count / most) * width);
    const bar = `<svg viewBox="0 0 ${width} 9" preserveAspectRatio="none" aria-hidden="true"><path d="M0 0h${long}v9H0z"/></svg>`;
    return `<tr><th scope="row">≤ ${to} ms</th><td>${bar}</td><td class="figure">${count}</td></tr>`;
  });
  const head =
    '<thead><tr><th scope="col">Took</th><th scope="col">Share</th><th scope="col" class="figure">Count</th></tr></thead>';
  const caption = element('figcaption', htmlText(title));
  return element(
    'figure',
    `${caption}<table class="bars">${head}<tbody>${rows.join('')}</tbody></table>`,
  );
}
