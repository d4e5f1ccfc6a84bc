import { company } from '../../fixtures/report/company.ts';
import { renderHtml } from '../../src/report/formats/html/render-html.ts';
import { openPage, startBrowser } from '../../test/real/browser.ts';

/** Draws the README's picture of a report anew: `node bench/report/picture.ts docs/picture/report.png`. */
const [, , path = 'report.png'] = process.argv;
const browser = await startBrowser();
const { page } = await openPage(browser, [...renderHtml(company)].join(''), { width: 960 });
await page.screenshot({ path });
await browser.close();
