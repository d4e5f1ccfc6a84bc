import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { everyField } from '../../../fixtures/report/every-field.ts';
import { openPage, startBrowser } from '../browser.ts';
import { overlaps } from './overlaps.ts';
import { pageOf, pages } from './pages.ts';

const { missing, strict } = inject('machine');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** What is not looked at yet has no size of its own, and its texts would seem to stand upon what follows. */
const unfold = `document.querySelectorAll('details').forEach((one) => {
  one.open = true;
  one.style.contentVisibility = 'visible';
})`;

describe.skipIf(missing.includes('chromium') && !strict)('a page in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  describe.each(pages)('%s', (name, text) => {
    // A large one has more of the same, and takes axe half a minute.
    it.skipIf(name === 'large').each(['light', 'dark'] as const)(
      'is nothing that axe complains of, in %s',
      async (colorScheme) => {
        const { page, told } = await openPage(browser, text, { colorScheme });
        await page.evaluate(unfold);
        expect(await violations(page)).toEqual([]);
        expect(told).toEqual([]);
        await page.close();
      },
    );

    it.each([1400, 900, 400, 360])(
      'is no wider than a screen of %i pixels, and no text is upon another',
      async (width) => {
        const { page } = await openPage(browser, text, { width });
        await page.evaluate(unfold);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
        expect(await overlaps(page)).toEqual([]);
        await page.close();
      },
    );
  });

  it('filters by verdict without its script', async () => {
    const { page } = await openPage(browser, pageOf(company).replace(/<script>.*?<\/script>/s, ''));
    const shown = (): Promise<number> => page.locator('.row:visible').count();
    const all = await shown();
    await page.check('#show-blocked');
    const some = await shown();
    expect(some).toBe(await page.locator('.row.has-blocked').count());
    expect(some).toBeLessThan(all);
    await page.close();
  });

  it('leads from a cell to its cause, to the steps and back without its script', async () => {
    const { page } = await openPage(browser, pageOf(company).replace(/<script>.*?<\/script>/s, ''));
    const row = page.locator('#m3');
    await row.getByRole('link', { name: 'BLOCKED' }).first().press('Enter');
    const cause = page.locator('article:target');
    expect(await cause.locator('h3').textContent()).toContain('No answer to the connection');
    await cause.getByRole('link', { name: 'winatp-gw-neu' }).click();
    const steps = page.locator('details:has(:target)');
    expect(await steps.getAttribute('open')).not.toBeNull();
    await steps.getByRole('link', { name: 'Row in the matrix' }).click();
    expect(await page.locator('tr:target th').textContent()).toContain('winatp-gw-neu');
    await page.close();
  });

  it('lets the keys reach the filter, and filters by text and route', async () => {
    const { page, told } = await openPage(browser, pageOf(company));
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
    const { page } = await openPage(browser, pageOf(company));
    const head = page.locator('.matrix thead th').nth(1);
    expect(await head.textContent()).toBe('R1 direct');
    const first = (): Promise<string | null> => page.locator('.row td').first().textContent();
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await first()).toBe('BLOCKED');
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await first()).not.toBe('BLOCKED');
    await page.close();
  });

  it('tells who listens what each picture shows', async () => {
    const { page } = await openPage(browser, pageOf(company));
    const image = page.getByRole('img', { name: 'name lookup' });
    expect(await image.locator('desc').textContent()).toContain('median 4.13');
    await page.close();
  });

  it('unfolds all when printed', async () => {
    const { page } = await openPage(browser, pageOf(everyField));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.close();
  });
});
