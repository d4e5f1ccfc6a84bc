import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { large } from '../../../fixtures/report/large.ts';
import { loadKnee } from '../../../fixtures/report/load-knee.ts';
import { openPage, startBrowser } from '../browser.ts';
import { loadPageOf, pageOf } from './pages.ts';

const { missing, strict } = inject('machine');
const run = promisify(execFile);

/** Not kept in the repository: fonts differ by machine, so they are for eyes, and what can be compared is. */
const folder = 'test-results/pages';

const shown: readonly (readonly [name: string, html: string])[] = [
  ['report', pageOf(company)],
  ['bench', loadPageOf(loadKnee)],
];

const lacks = missing.some((name) => name === 'chromium' || name === 'poppler-utils');

describe.skipIf(lacks && !strict)('pictures of a page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
    await mkdir(folder, { recursive: true });
  });
  afterAll(() => browser?.close());

  describe.each(shown)('%s', (name, html) => {
    it.each([400, 900, 1400])('is drawn at %i pixels, light and dark', async (width) => {
      const drawn: Buffer[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await openPage(browser, html, { width, colorScheme });
        const path = `${folder}/${name}-${width}-${colorScheme}.png`;
        drawn.push(await page.screenshot({ path, fullPage: true }));
        await page.close();
      }
      const [light, dark] = drawn;
      // The size of a picture, 16 bytes behind its beginning (PNG, 5.2, 11.2.1), is that of the other scheme.
      expect(light?.subarray(16, 24)).toEqual(dark?.subarray(16, 24));
      expect(light?.readUInt32BE(16)).toBe(width);
      expect(light).not.toEqual(dark);
    });

    it('is printed with all unfolded, on paper that it is no wider than', async () => {
      const { page } = await openPage(browser, html, { width: 703 });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      // 186 mm of A4 between its margins.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(703);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      const path = `${folder}/${name}.pdf`;
      await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
      await page.close();
      const { stdout: text } = await run('pdftotext', ['-layout', path, '-']);
      const [title] = /(?<=<h1>)[^<]*/.exec(html) ?? [];
      expect(text.replaceAll(/\s+/g, ' ')).toContain(title?.slice(0, 30));
      // A figure within a fold.
      expect(text).toMatch(name === 'report' ? /R1 +BLOCKED .*12\.3/ : /≤ \d+ ms/);
      await run('pdftoppm', ['-r', '60', '-png', path, `${folder}/${name}-print`]);
      expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  it('repeats the heads of the matrix on each sheet of paper, also where its script made buttons of them', async () => {
    const { page } = await openPage(browser, pageOf(large));
    const path = `${folder}/large.pdf`;
    await page.pdf({ path, preferCSSPageSize: true });
    await page.close();
    const { stdout: text } = await run('pdftotext', ['-layout', '-l', '6', path, '-']);
    const sheets = text.split('\f').filter((sheet) => /host-?\d|microsoft|example/.test(sheet));
    // Behind that on which the matrix begins.
    for (const sheet of sheets.slice(2, 6)) expect(sheet).toMatch(/^ *R2 +R3 /);
    expect(sheets.length).toBeGreaterThan(4);
  });
});
