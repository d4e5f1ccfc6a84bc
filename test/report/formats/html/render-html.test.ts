import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyLoadReport } from '../../../../fixtures/report/every-load-report.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { loadRun } from '../../../../fixtures/report/load-run.ts';
import { renderHtml, renderLoadHtml } from '../../../../src/report/formats/html/render-html.ts';
import { styles, stylesHash } from '../../../../src/report/formats/html/styles.ts';
import { tagsOf } from './skeleton.ts';

const pages: readonly (readonly [name: string, page: string])[] = [
  ...everyReport.map(([name, report]) => [name, [...renderHtml(report)].join('')] as const),
  ...everyLoadReport.map(([name, report]) => [name, [...renderLoadHtml(report)].join('')] as const),
];

/** Every tag that we write, with what its attributes can hold. */
const known =
  /^<(?:!DOCTYPE html|html lang="en"|\/?(?:html|head|body|main|style|title|h[123]|p|ul|li|dl|dt|dd|table|thead|tbody|tfoot|tr|section|article|figure|figcaption|strong|code|kbd|bdi|th|td|meter|template)|meta [a-z-]+="[^"<>]*"(?: content="[^"<>]*")?|th scope="(?:row|col)"(?: class="figure")?|th scope="rowgroup" colspan="\d+"|td class="[a-z-]+"|template id="netready-audit" data-type="[a-z.+;0-9/]+"|meter min="0" max="\d+" value="\d+")>$/;

const saved = (name: string): string =>
  readFileSync(
    new URL(`../../../../fixtures/report/${name}.html`, import.meta.url),
    'utf8',
  ).replaceAll('\r\n', '\n');

describe('renderHtml()', () => {
  it('writes the company and a run of load as they are kept', () => {
    expect([...renderHtml(company)].join('').replace(/(<template[^>]*>\n)[^<]*/, '$1')).toBe(
      saved('company'),
    );
    expect([...renderLoadHtml(loadRun)].join('')).toBe(saved('load-run'));
  });

  it.each(pages)('writes no element or attribute for "%s" but our own', (_, page) => {
    for (const tag of tagsOf(page)) expect(tag).toMatch(known);
  });

  it.each(pages)('refers to nothing outside, and runs nothing, for "%s"', (_, page) => {
    expect(tagsOf(page).join('')).not.toMatch(/ (?:href|src|style|on\w+|action|srcset)=|<script/);
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">\n/);
    expect(page).toMatch(/<\/html>\n$/);
  });

  it('allows its styles by their hash, and nothing else', () => {
    const hash = createHash('sha256').update(styles).digest('base64');
    expect(stylesHash).toBe(`sha256-${hash}`);
    for (const [, page] of pages) {
      expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'; `);
      expect(page).toContain(`<style>${styles}</style>`);
    }
  });
});
