import { describe, expect, it } from 'vitest';
import { chartFigures } from '../../../../../src/report/formats/html/chart/chart-figure.ts';
import { named, say } from '../../../../../src/report/text/say.ts';

const draw = (): { width: number; height: number; svg: string } => {
  return { width: 99.2, height: 10, svg: '<g></g>' };
};

describe('chartFigures()', () => {
  it('gives a picture its title and what it shows, as text alone', () => {
    const what = say`over ${named('<b>x</b>')}`;
    expect(chartFigures([{ title: say`Connect`, what, spec: {} }], draw)).toBe(
      '<div class="charts"><figure class="chart"><figcaption>Connect</figcaption><svg viewBox="0 0 100 10" role="img"><title>Connect</title><desc>over &lt;b&gt;x&lt;/b&gt;</desc><g></g></svg></figure></div>\n',
    );
  });

  it('folds the figures away where no table near has them', () => {
    const chart = { title: say`Connect`, what: say`times`, spec: {}, table: '<table></table>' };
    expect(chartFigures([chart], draw)).toContain(
      '<details><summary>Figures of this chart</summary><table></table></details>',
    );
  });

  it('is nothing of no charts', () => expect(chartFigures([], draw)).toBe(''));
});
