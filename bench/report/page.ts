// The page of 2,000 targets over three routes: how large is it, and when does it respond?
//
// The audit of the lab, its targets copied with all that was observed of them; five times opened from a
// file in Chromium (`apt-get install chromium`). A page responds when the frame after its script is drawn.
// The time of the main thread is told beside that of the clock, which holds what else the machine does.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadCharts } from '../../src/report/formats/html/chart/load-charts.ts';
import { renderHtml } from '../../src/report/formats/html/render-html.ts';
import { runAudit } from '../../src/setup/audit/run-audit.ts';
import { startBrowser } from '../../test/real/browser.ts';
import { median } from '../median.ts';
import { verdict } from '../verdict.ts';
import { copied } from './copied.ts';

const targets = 2000;
const rounds = 5;
const maxMegabytes = 5;
const maxMilliseconds = 2000;

const report = copied(await runAudit({ lab: 'company' }), targets);
const charts = await loadCharts();
const before = performance.now();
const html = [...renderHtml(report, charts)].join('');
const written = performance.now() - before;
const folder = await mkdtemp(join(tmpdir(), 'netready-page-'));
const path = join(folder, 'report.html');
await writeFile(path, html);

const browser = await startBrowser();
const times: { readonly responds: number; readonly worked: number; readonly filter: number }[] = [];
for (let round = 0; round < rounds; round += 1) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const start = await work();
  await page.goto(pathToFileURL(path).href, { waitUntil: 'domcontentloaded' });
  const drawn = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))`;
  const responds = await page.evaluate<number>(drawn);
  const worked = (await work()) - start;
  const filter = await page.evaluate<number>(`(async () => {
    const begun = performance.now();
    document.querySelector('#show-blocked').click();
    return (await ${drawn}) - begun;
  })()`);
  times.push({ responds, worked, filter });
  await page.close();
}
await browser.close();
await rm(folder, { recursive: true });

const responds = median(times.map((one) => one.responds));
const megabytes = Buffer.byteLength(html) / 1e6;
console.log(`${report.targets.length} targets over ${report.routes.length} routes`);
console.log(`written in ${written.toFixed(0)} ms: ${megabytes.toFixed(2)} MB`);
console.log(
  `the main thread worked ${median(times.map(({ worked }) => worked)).toFixed(0)} ms of it`,
);
verdict([
  { name: 'size of the page', value: megabytes, most: maxMegabytes, unit: 'MB' },
  { name: 'until it responds', value: responds, most: maxMilliseconds, unit: 'ms' },
  {
    name: 'a filter by verdict',
    value: median(times.map(({ filter }) => filter)),
    most: maxMilliseconds / 2,
    unit: 'ms',
  },
]);
