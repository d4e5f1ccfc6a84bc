import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { discovery } from '../../../fixtures/report/documents.ts';
import { everyField } from '../../../fixtures/report/every-field.ts';
import { injection } from '../../../fixtures/report/injection.ts';
import { loadLimit } from '../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../fixtures/report/load-run.ts';
import { openPage, startBrowser } from '../browser.ts';
import { loadPageOf, pageOf } from './pages.ts';
import { spoiled } from './spoiled.ts';

const { missing, strict } = inject('machine');

const { settings, components = [] } = discovery;
const documents: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['company', (text) => pageOf(spoiled(company, text))],
  ['settings', (text) => pageOf(spoiled({ ...company, settings, components }, text))],
  ['every field', (text) => pageOf(spoiled(everyField, text))],
  ['injection', (text) => pageOf(spoiled(injection, text))],
  ['load run', (text) => loadPageOf(spoiled(loadRun, text))],
  ['load limit', (text) => loadPageOf(spoiled(loadLimit, text))],
];

const starts = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', "'><svg/onload=x>"];
const ends = [
  ...['</template>', '</style>', '</title>', '</desc>', '</svg>', '<!--', ']]>', '&lt;b&gt;'],
  ...['\u0000<b>', '`', '\u202e<i>', '<foreignObject><b>', '" onload="x', '#f1"><a href="//x">'],
];
const texts = [...starts, ...ends, ...starts.flatMap((one) => ends.map((end) => `${one}${end}`))];

/** The tree of a page as the browser made it: elements and their attributes, but for places to break at. */
function tree(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('*:not(wbr)')].map((one) => [one.localName, ...[...one.attributes].map(({ name, value }) => name + '=' + (name === 'content' ? '' : value))].join(' '))`,
  );
}

describe.skipIf(missing.includes('chromium') && !strict)('hostile texts in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it.each(documents)('are no element and no attribute in "%s"', async (_, write) => {
    // No command is shown to be pasted of a host with such signs, nor of one with a blank.
    const { page, told } = await openPage(browser, write('x y'));
    const wanted = await tree(page);
    expect(wanted.length).toBeGreaterThan(100);
    for (const text of texts) {
      await page.setContent(write(text));
      expect(await tree(page), text).toEqual(wanted);
    }
    expect(told).toEqual([]);
    await page.close();
  });
});
