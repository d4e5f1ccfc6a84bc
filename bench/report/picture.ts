import { company } from '../../fixtures/report/company.ts';
import { loadKnee } from '../../fixtures/report/load-knee.ts';
import { openPage, startBrowser } from '../../test/real/browser.ts';
import { loadPageOf, pageOf } from '../../test/real/page/pages.ts';

/** Draws the README's pictures of pages anew, into a folder: `node bench/report/picture.ts docs/picture`. */
const [, , folder = '.'] = process.argv;
const browser = await startBrowser();
// Each ends where a section of it does.
for (const [name, html, height] of [
  ['report', pageOf(company), 810],
  ['bench', loadPageOf(loadKnee), 940],
] as const) {
  const { page } = await openPage(browser, html, { width: 960 });
  await page.setViewportSize({ width: 960, height });
  const path = `${folder}/${name}.png`;
  await page.screenshot({ path, clip: { x: 0, y: 0, width: 960, height } });
  await page.close();
}
await browser.close();
