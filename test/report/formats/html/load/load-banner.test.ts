import { describe, expect, it } from 'vitest';
import { loadLimit } from '../../../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../../../fixtures/report/load-run.ts';
import { loadBanner } from '../../../../../src/report/formats/html/load/load-banner.ts';
import { textOf } from '../skeleton.ts';

describe('loadBanner()', () => {
  it('begins with the limit, and has its rates and medians as figures', () => {
    const banner = loadBanner(loadLimit);
    expect(banner).toContain('<h1>LIMIT: 205 tunnels a second held, 214 did not.</h1>');
    expect(textOf(banner)).toMatch(/a second held\s*205/);
  });

  it('tells a run at one rate by what the proxy costs', () =>
    expect(loadBanner(loadRun)).toContain('<h1>The proxy adds 10.4 ms at the median'));

  it('takes a limit of this machine for no answer', () => {
    const { limit } = loadLimit;
    const own = {
      ...loadLimit,
      ...(limit && { limit: { ...limit, owner: 'this-machine' as const } }),
    };
    expect(loadBanner(own)).toContain('<header class="not-known">');
  });
});
