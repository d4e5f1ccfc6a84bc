import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { difference, discovery, ways } from '../../../../fixtures/report/documents.ts';
import { everyLoadReport } from '../../../../fixtures/report/every-load-report.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { merged } from '../../../../fixtures/report/merged.ts';
import { renderTable } from '../../../../src/report/formats/terminal/audit/render-table.ts';
import { renderDiff } from '../../../../src/report/formats/terminal/diff/render-diff.ts';
import { renderDiscovery } from '../../../../src/report/formats/terminal/discovery/render-discovery.ts';
import { renderWays } from '../../../../src/report/formats/terminal/discovery/render-ways.ts';
import { renderLoad } from '../../../../src/report/formats/terminal/load/render-load.ts';
import { renderSites } from '../../../../src/report/formats/terminal/sites/render-sites.ts';
import { cellWidth } from '../../../../src/report/text/cell-width.ts';

const widths = [40, 60, 79];
const usual = { color: false, unicode: true };

/** What is wider than the terminal and no one word, such as a host or a URL, that is to be pasted whole. */
function tooWide(text: string, width: number): readonly string[] {
  return text
    .split('\n')
    .filter((line) => cellWidth(line) > width && (/\S\s+\S/.test(line) || cellWidth(line) > 130));
}

describe.each(widths)('in %i columns', (width) => {
  const options = { ...usual, width };

  // One has texts in the place of kinds, whose list is closed.
  it.each(everyReport.filter(([name]) => name !== 'injection'))(
    'the report of %s has no line that breaks, but of whole names',
    (_, report) => {
      for (const verbose of [false, true])
        expect(tooWide(renderTable(report, { ...options, verbose }), width)).toEqual([]);
    },
  );

  it.each(everyLoadReport)('the load of %s has none', (_, report) => {
    expect(tooWide(renderLoad(report, options), width)).toEqual([]);
  });

  it('a discovery, ways, a difference and a merge have none', () => {
    const texts = [
      renderDiscovery(discovery, options),
      renderWays(ways, options),
      renderDiff(difference, options),
      renderSites(merged, options),
    ];
    expect(texts.flatMap((text) => tooWide(text, width))).toEqual([]);
  });

  it('the report of the company is as it is kept, and names every host whole', async () => {
    const text = renderTable(company, options);
    for (const { host } of company.targets) expect(text).toContain(host);
    const kept = new URL(`../../../../fixtures/report/company.${width}.txt`, import.meta.url);
    if (width < 79) await expect(text).toMatchFileSnapshot(kept.pathname);
  });
});

it('a width that is no number is the usual one', () => {
  const options = { ...usual, width: Number.NaN };
  expect(renderTable(company, options)).toBe(renderTable(company, { ...usual, width: 80 }));
});
