import { company } from '../../fixtures/report/company.ts';
import { loadKnee } from '../../fixtures/report/load-knee.ts';
import { openPage, startBrowser } from '../../test/real/browser.ts';
import { loadPageOf, pageOf } from '../../test/real/page/pages.ts';

/** Draws the README's pictures of pages anew, into a folder: `node bench/report/picture.ts docs/picture`. */
const [, , folder = '.'] = process.argv;
const browser = await startBrowser();
for (const [name, html] of [
  ['report', pageOf(company)],
  ['bench', loadPageOf(loadKnee)],
] as const) {
  const { page } = await openPage(browser, html, { width: 960 });
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}
await browser.close();
