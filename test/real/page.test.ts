import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { company } from '../../fixtures/report/company.ts';
import { everyField } from '../../fixtures/report/every-field.ts';
import { hostile } from '../../fixtures/report/hostile.ts';
import { injection } from '../../fixtures/report/injection.ts';
import { loadRun } from '../../fixtures/report/load-run.ts';
import type { Report } from '../../src/model/report.ts';
import { renderHtml, renderLoadHtml } from '../../src/report/formats/html/render-html.ts';
import { openPage, startBrowser } from './browser.ts';

const { missing, strict } = inject('machine');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const html = (report: Report): string => [...renderHtml(report)].join('');

const pages: readonly (readonly [name: string, html: string])[] = [
  ['company', html(company)],
  ['every field', html(everyField)],
  ['hostile', html(hostile)],
  ['load run', [...renderLoadHtml(loadRun)].join('')],
];

/** What axe finds, a line a rule. It is put in from outside: the policy of the page lets it not in. */
async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  return page.evaluate(async () => {
    const found = await (
      globalThis as unknown as {
        readonly axe: {
          run(): Promise<{
            readonly violations: readonly {
              readonly id: string;
              readonly nodes: readonly { readonly html: string }[];
            }[];
          }>;
        };
      }
    ).axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** The tree of a page as the browser made it: elements and the names of their attributes. */
function tree(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('*')].map((one) => one.localName + ' ' + one.getAttributeNames().join(' '))`,
  );
}

describe.skipIf(missing.includes('chromium') && !strict)('a page in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  describe.each(pages)('%s', (name, text) => {
    it.each(['light', 'dark'] as const)(
      'is nothing that axe complains of, in %s',
      async (colorScheme) => {
        const { page, told } = await openPage(browser, text, { colorScheme });
        await page.evaluate(
          `document.querySelectorAll('details').forEach((one) => { one.open = true; })`,
        );
        expect(await violations(page)).toEqual([]);
        expect(told).toEqual([]);
        await page.close();
      },
    );

    it.each([1280, 800, 400])('is no wider than a screen of %i pixels', async (width) => {
      const { page } = await openPage(browser, text, { width });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      mkdirSync('test-results', { recursive: true });
      await page.screenshot({ path: `test-results/${name.replace(' ', '-')}-${width}.png` });
      await page.close();
    });
  });

  it('filters by verdict without its script', async () => {
    const { page } = await openPage(browser, html(company).replace(/<script>.*?<\/script>/s, ''));
    const shown = (): Promise<number> => page.locator('.row:visible').count();
    const all = await shown();
    await page.check('#show-blocked');
    const some = await shown();
    expect(some).toBe(await page.locator('.row.has-blocked').count());
    expect(some).toBeLessThan(all);
    await page.close();
  });

  it('lets the keys reach the filter, and filters by text and route', async () => {
    const { page, told } = await openPage(browser, html(company));
    const search = page.getByLabel('Name contains');
    for (let at = 0; at < 60; at += 1) {
      await page.keyboard.press('Tab');
      if (await search.evaluate((one) => one === one.ownerDocument.activeElement)) break;
    }
    await page.keyboard.type('BLOB');
    const rows = page.locator('.row:visible');
    for (const text of await rows.allTextContents()) expect(text).toContain('blob');
    expect(await page.locator('output').textContent()).toMatch(/^\d+ of \d+$/);
    expect(told).toEqual([]);
    await page.close();
  });

  it('sorts by a column, and says so', async () => {
    const { page } = await openPage(browser, html(company));
    const head = page.locator('.matrix thead th').first();
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.close();
  });

  it('unfolds all when printed', async () => {
    const { page } = await openPage(browser, html(everyField));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.close();
  });

  it('makes no element or attribute of hostile texts', async () => {
    const texts = [
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      "'><svg/onload=x>",
    ];
    const ends = [
      '</template>',
      '</style>',
      '</title>',
      '<!--',
      ']]>',
      '&lt;b&gt;',
      '\u0000<b>',
      '`',
    ];
    const spoil = (value: unknown, text: string, isOpen = false): unknown => {
      if (typeof value === 'string') return isOpen ? `${value}${text}` : value;
      if (Array.isArray(value)) return value.map((one) => spoil(one, text, isOpen));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, spoil(one, text, free.has(key))]),
      );
    };
    for (const report of [everyField, injection]) {
      const plain = await openPage(browser, html(spoil(report, 'x') as Report));
      const wanted = await tree(plain.page);
      await plain.page.close();
      for (const text of [...texts, ...ends].flatMap((one, at) => [one, `${one}${ends[at]}`])) {
        const { page, told } = await openPage(browser, html(spoil(report, text) as Report));
        expect(await tree(page)).toEqual(wanted);
        expect(told).toEqual([]);
        await page.close();
      }
    }
  });
});

/** Fields of a report that hold what others wrote. */
const free = new Set([
  ...['host', 'name', 'service', 'category', 'subject', 'issuer', 'detail', 'url', 'received'],
  ...['sent', 'body', 'reason', 'firstBytes', 'source', 'raw', 'product', 'title', 'answer'],
  ...['cipher', 'protocol', 'verification', 'serverName', 'responseCode', 'system', 'lab'],
]);
