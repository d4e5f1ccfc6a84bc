import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyLoadReport } from '../../../../fixtures/report/every-load-report.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { loadLimit } from '../../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../../fixtures/report/load-run.ts';
import { guideOfAudit } from '../../../../src/diagnosis/guide/guide-of-audit.ts';
import { loadCharts } from '../../../../src/report/formats/html/chart/load-charts.ts';
import { script, scriptHash } from '../../../../src/report/formats/html/page/script.ts';
import { styles, stylesHash } from '../../../../src/report/formats/html/page/styles.ts';
import { renderHtml, renderLoadHtml } from '../../../../src/report/formats/html/render-html.ts';
import { tagsOf } from './skeleton.ts';

const charts = await loadCharts();
/** What zlib makes of it differs between versions of Node. */
const packed = /(<template[^>]*>\n)[^<]*/;

const pages: readonly (readonly [name: string, page: string])[] = [
  ...everyReport.flatMap(([name, report]) => [
    [name, [...renderHtml(report)].join('')] as const,
    [
      `${name}, drawn`,
      [...renderHtml(report, { ...charts, guide: guideOfAudit })].join(''),
    ] as const,
  ]),
  ...everyLoadReport.flatMap(([name, report]) => [
    [name, [...renderLoadHtml(report)].join('')] as const,
    [`${name}, drawn`, [...renderLoadHtml(report, charts)].join('')] as const,
  ]),
];

/** Every tag that we write, with what its attributes can hold. */
const known =
  /^<(?:!DOCTYPE html|html lang="en"|\/?(?:html|head|body|main|header|nav|div|style|script|title|h[123]|p|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|section|article|details|summary|fieldset|legend|label|figure|figcaption|pre|strong|span|code|kbd|bdi|th|td|a|svg|template)|meta [a-z-]+="[^"<>]*"(?: content="[^"<>]*")?|h2 id="s\d+"|a href="#[smtc]\d+"|article id="c\d+"|p id="t\d+"|section class="team"|header class="(?:ready|not-ready|not-known|load)"|ul class="legend marks"|figure class="chart"|svg viewBox="0 0 \d+ \d+" role="img"|nav aria-label="Contents"|div class="(?:matrix|[a-z-]+)"|div class="wide" tabindex="0"|(?:p|ul|dl|table|span) class="[a-z-]+"|tbody class="group(?: has-[a-z-]+)*"|tr class="row(?: has-[a-z-]+)*"(?: id="m\d+")?|th scope="(?:row|col)"(?: class="figure")?|th scope="rowgroup" colspan="\d+"|td class="[a-z-]+"|input type="radio" name="show" id="show-[a-z-]+"(?: checked)?|li class="[a-z]+"|svg viewBox="0 0 1000 (?:9|\d{2,3})" preserveAspectRatio="none" aria-hidden="true"|path(?: class="[a-z]+")? d="M\d+ 0h\d+v9H\d+z"\/|template id="netready-audit" data-type="[a-z.+;0-9/]+")>$/;

/** What Vega writes into a picture: forms and numbers, colours of ours, and words of ours. */
const drawn =
  /^<(?:g|path|rect|line|text|\/(?:g|text))(?: (?:transform|d|fill|fill-opacity|stroke|stroke-[a-z]+|opacity|display|text-anchor|font-family|font-size|font-weight|x|y|x1|x2|y1|y2|width|height)="[^"<>&]*")*\/?>$|^<\/?desc>$/;

const golden = (name: string): string =>
  fileURLToPath(new URL(`../../../../fixtures/report/${name}.html`, import.meta.url));

describe('renderHtml()', () => {
  it('writes the company and two runs of load as they are kept', async () => {
    const page = [...renderHtml(company, { ...charts, guide: guideOfAudit })].join('');
    await expect(page.replace(packed, '$1')).toMatchFileSnapshot(golden('company'));
    for (const [name, report] of [
      ['load-run', loadRun] as const,
      ['load-limit', loadLimit] as const,
    ])
      await expect(
        [...renderLoadHtml(report, charts)].join('').replace(packed, '$1'),
      ).toMatchFileSnapshot(golden(name));
  });

  it.each(pages)('writes no element or attribute for "%s" but our own', (_, page) => {
    for (const tag of tagsOf(page)) if (!drawn.test(tag)) expect(tag).toMatch(known);
  });

  it.each(pages)(
    'refers to nothing outside for "%s", and runs at most its own script',
    (_, page) => {
      expect(tagsOf(page.replace(`<script>${script}</script>`, '')).join('')).not.toMatch(
        / (?:href="[^#]|src=|style=|on\w+=|action=|srcset=)|<script/,
      );
      expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">\n/);
      expect(page).toMatch(/<\/html>\n$/);
    },
  );

  it('allows its styles and its script by their hashes, and nothing else', () => {
    const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
    expect(stylesHash).toBe(`sha256-${hash(styles)}`);
    expect(scriptHash).toBe(`sha256-${hash(script)}`);
    for (const [, page] of pages) {
      const isLive = page.includes('<script>');
      expect(page).toContain(
        `content="default-src 'none'; style-src '${stylesHash}'; ${isLive ? `script-src '${scriptHash}'; ` : ''}base-uri 'none'; form-action 'none'"`,
      );
      expect(page).toContain(`<style>${styles}</style>`);
    }
  });

  it('has a script of at most 2 kB', () =>
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(2048));
});
