import { describe, expect, it } from 'vitest';
import { copied } from '../../../bench/report/copied.ts';
import { runAudit } from '../../../src/setup/audit/run-audit.ts';
import { pageOf } from './pages.ts';

describe('the page of 2,000 targets over three routes', () => {
  // How soon it responds is for `bench/report/page.ts`: bytes are the same on every machine, time is not.
  it('is smaller than 5 MB, with its audit in it', async () => {
    const report = copied(await runAudit({ lab: 'company' }), 2000);
    expect(report.targets.length).toBe(2000);
    expect(report.routes.length).toBe(3);
    const html = pageOf(report);
    expect(html.match(/<tr class="row/g)?.length).toBe(2000);
    expect(Buffer.byteLength(html)).toBeLessThan(5_000_000);
  });
});
