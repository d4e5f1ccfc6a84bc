import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import type { ComponentWay } from '../../../../src/model/route/component.ts';
import type { Setting } from '../../../../src/model/route/route.ts';
import { renderMarkdown } from '../../../../src/report/formats/markdown/render-markdown.ts';
import { renderTable } from '../../../../src/report/formats/terminal/audit/render-table.ts';
import { renderPlan } from '../../../../src/report/formats/terminal/plan/render-plan.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { outcome } from '../../../../src/report/view/audit/outcome.ts';
import { componentSentences } from '../../../../src/report/view/discovery/component-sentences.ts';

const fallback = { route: 'direct', basis: 'inference' };
const sensor: ComponentWay = {
  ...{ component: 'sensor', route: 'winhttp', basis: 'inference', fallback, losers: [] },
};
const antivirus: ComponentWay = {
  ...sensor,
  ...{ component: 'antivirus', route: 'antivirus', setting: 's9' },
};
const push: ComponentWay = { ...sensor, component: 'push', route: 'direct' };
const setting: Setting = {
  ...{ id: 's9', source: 'ProxyServer of \u001b[31mDefender', scope: 'antivirus', raw: 'x' },
  ...{ problems: [], wins: false },
};
const told = { components: [sensor, antivirus, push], settings: [setting] };
const [target] = company.targets;
const report: Report = {
  ...company,
  ...told,
  targets: [
    { ...company.targets[0], askedBy: [{ os: 'windows-11', component: 'push' }] } as NonNullable<
      typeof target
    >,
    ...company.targets.slice(1),
  ],
  verdicts: company.verdicts.map((one) =>
    one.target === target?.id && one.route !== undefined && one.route !== 'direct'
      ? { ...one, verdict: 'not-applicable', because: 'no-proxy' }
      : one,
  ),
};
const table = { width: 100, color: false, unicode: false };

describe('componentSentences()', () => {
  it('tells of each component that goes another way than the first, and of no other', () => {
    expect(componentSentences(told).map(plainText)).toEqual([
      'Defender Antivirus: antivirus, by ProxyServer of \u001b[31mDefender',
      'push notifications: direct, it takes no proxy',
    ]);
    expect(componentSentences({ ...told, components: [sensor] })).toEqual([]);
    expect(componentSentences({ settings: [] })).toEqual([]);
  });

  it('says that automatic detection was not searched for, in one sentence for all', () => {
    const detecting = [sensor, { ...sensor, component: 'revocation' as const }].map((one) => ({
      ...one,
      detection: 'unsearched' as const,
    }));
    expect(componentSentences({ ...told, components: detecting }).map(plainText)).toEqual([
      'automatic detection comes first, and was not searched for: sensor, revocation and trust lists',
    ]);
  });
});

describe('a report of components with ways of their own', () => {
  it('has a line for each in a table and in Markdown', () => {
    expect(renderTable(report, table)).toMatch(
      /Components that go another way\n {2}Defender Antivirus: antivirus, by .*\n {2}push notifications: direct, it takes no proxy\n/,
    );
    const markdown = renderMarkdown(report);
    expect(markdown).toContain('## Components that go another way\n\n- Defender Antivirus: ');
    expect(markdown).toContain('- push notifications: direct, it takes no proxy\n');
    expect(renderTable(company, table)).not.toContain('another way');
    expect(renderMarkdown(company)).not.toContain('another way');
  });

  it('says what was not asked, and why', () => {
    const said =
      '1 target over 2 routes, shown as not applicable: push notifications take no proxy.';
    expect(renderTable(report, table).replace(/\n +/g, ' ')).toContain(said);
    expect(renderMarkdown(report)).toContain(said);
  });

  it('counts each target over the way of who asks for it', () => {
    const options = { ...report.options, routesByHand: false };
    expect(plainText(outcome({ ...report, options }).sentence)).toContain(
      'over the way of who asks for it',
    );
    const alike = { ...report, options, components: [sensor] };
    expect(plainText(outcome(alike).sentence)).toContain('over the route in effect');
  });

  it('plans with who asks for each, and marks what cannot be', () => {
    const { attempts } = report;
    const bounds = { further: 300, longestMs: 15_000, perProxy: 32, perNameServer: 64 };
    const text = renderPlan({ head: report, attempts, ...bounds }, table);
    expect(text).toMatch(/^3\. Targets +asked by +R1 +R2 +R3$/m);
    expect(text).toMatch(/^ {2}\S+ +push +#1 +n\/a +n\/a$/m);
    expect(text).toContain('  sensor: winhttp, no setting decides (inference); where it fails:');
    expect(text).toContain('  push notifications: direct, it takes no proxy (inference)\n');
  });
});
