import type { Text } from '../../../text/say.ts';
import { element } from '../html-element.ts';
import { htmlText } from '../html-text.ts';
import type { ChartSpec, DrawChart } from './chart-spec.ts';

/** A chart with what it is called, and what it shows in words, for who does not see it. */
export interface Chart {
  readonly title: Text;
  readonly what: Text;
  readonly spec: ChartSpec;
  /** The figures of it, as HTML, where no table near it has them. */
  readonly table?: string;
}

/** Charts beside each other, as many in a line as there is room for. */
export function chartFigures(charts: readonly Chart[], draw: DrawChart): string {
  const made = charts.map((chart) => figureOf(chart, draw));
  return made.length === 0 ? '' : `<div class="charts">${made.join('\n')}</div>\n`;
}

function figureOf({ title, what, spec, table }: Chart, draw: DrawChart): string {
  const { width, height, svg } = draw(spec);
  const size = `viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}"`;
  const told = `<title>${words(title)}</title><desc>${words(what)}</desc>`;
  const figures = table
    ? `<details><summary>Figures of this chart</summary>${table}</details>`
    : '';
  const caption = element('figcaption', htmlText(title));
  return `<figure class="chart">${caption}<svg ${size} role="img">${told}${svg}</svg>${figures}</figure>`;
}

/** A title of SVG holds text alone. */
function words(text: Text): string {
  return htmlText(text).replaceAll(/<[^>]*>/g, '');
}
