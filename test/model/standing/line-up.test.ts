import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../fixtures/report/build-report.ts';
import { buildRoute, buildTarget, direct } from '../../../fixtures/report/build-target.ts';
import type { FailOn, Report } from '../../../src/model/audit/report.ts';
import type { VerdictName } from '../../../src/model/finding/verdict.ts';
import { lineUp } from '../../../src/model/standing/line-up.ts';
import type { EarlierCell } from '../../../src/model/standing/only-cells.ts';
import { redCells } from '../../../src/model/standing/red-cells.ts';

const proxy = buildRoute('proxy.office.example');
const hosts = ['a.example', 'b.example', 'c.example', 'd.example'];
const targets = hosts.map((host, index) =>
  buildTarget(index + 1, host, { required: host !== 'd.example' }),
);

function reportOf(
  verdicts: Readonly<Record<string, readonly [VerdictName, VerdictName]>>,
  options: Partial<Report['options']> = {},
): Report {
  return buildReport({
    targets: targets.filter(({ id }) => id in verdicts),
    routes: [direct, proxy],
    verdictOf: ({ id }, route) => verdicts[id]?.[route.id === 'direct' ? 0 : 1],
    findings: [
      { kind: 'sni-filter', severity: 'error', target: 't1', route: 'direct', facts: {} },
    ].map((one) => ({ ...one, evidence: [], rivals: [] })) as never,
    options: { routesByHand: true, ...options },
  });
}

const fine = ['reachable', 'reachable'] as const;

describe('redCells()', () => {
  it('takes what makes no pass, and tells why', () => {
    const report = reportOf({
      ...{ t1: ['blocked', 'reachable'], t2: ['down', 'inconclusive'] },
      t3: ['not-run', 'not-applicable'],
    });
    const shown = redCells(report).cells.map(({ url, route, verdict, cause }) =>
      [url, route, verdict, cause].join(' '),
    );
    expect(shown).toEqual([
      'https://a.example/ direct blocked sni-filter',
      `https://b.example/ direct down `,
      `https://b.example/ ${proxy.id} inconclusive `,
      'https://c.example/ direct not-run ',
    ]);
  });

  it.each([
    ['blocked', 0],
    ['never', 0],
    ['degraded', 2],
  ] as const)('takes what is degraded with --fail-on %s as it is told', (failOn: FailOn, count) => {
    const report = reportOf({ t1: ['degraded', 'degraded'] }, { failOn });
    expect(redCells(report).cells).toHaveLength(count);
  });

  it('leaves alone what does not count, and what is waived', () => {
    const waivers = [{ target: 'a.example', until: '2999-01-01', reason: 'x' }];
    const report = reportOf(
      { t1: ['blocked', 'reachable'], t4: ['blocked', 'blocked'] },
      { waivers },
    );
    expect(redCells(report)).toEqual({ cells: [], waived: 1, uncounted: 2, unaskable: 0 });
  });

  it('counts no route that nobody goes', () => {
    const report = reportOf({ t1: ['blocked', 'reachable'] }, { routesByHand: false });
    expect(redCells(report).cells.length + redCells(report).uncounted).toBe(1);
  });
});

describe('lineUp()', () => {
  const red = (host: string, route: string, more: Partial<EarlierCell> = {}): EarlierCell => ({
    url: `https://${host}/`,
    route,
    verdict: 'blocked',
    ...more,
  });

  function became(
    cells: readonly EarlierCell[],
    verdicts: Parameters<typeof reportOf>[0],
  ): string[] {
    const after = { startedAt: '2026-11-20T08:00:00.000Z', cells };
    return lineUp(reportOf(verdicts, { only: { listed: 4, after } })).map(
      ({ url, route, became: what }) => `${url} ${route === 'direct' ? 'direct' : 'proxy'} ${what}`,
    );
  }

  it('tells green, the same, another reason and what did not come to its turn apart', () => {
    const cells = [
      red('a.example', 'direct', { cause: 'sni-filter' }),
      red('b.example', 'direct', { cause: 'port-silence' }),
      red('b.example', proxy.id),
      red('c.example', 'direct'),
    ];
    const verdicts = {
      t1: ['blocked', 'not-applicable'],
      t2: ['blocked', 'reachable'],
      t3: ['not-run', 'not-applicable'],
    } as const;
    expect(became(cells, verdicts)).toEqual([
      'https://a.example/ direct same',
      'https://b.example/ direct other',
      'https://b.example/ proxy green',
      'https://c.example/ direct untried',
    ]);
  });

  it('tells what is in the list no more, goes another way, or passed in a look between', () => {
    const cells = [
      red('gone.example', 'direct'),
      red('a.example', 'http://old.example:1'),
      red('b.example', 'direct', { passedAt: '2026-11-20T09:00:00.000Z' }),
    ];
    expect(became(cells, { t1: fine })).toEqual([
      'https://gone.example/ direct gone',
      'https://a.example/ proxy other-way',
      'https://b.example/ direct passed-before',
      'https://a.example/ direct new-way',
      'https://a.example/ proxy new-way',
    ]);
  });

  it('says nothing of an audit that tried nothing again', () => {
    expect(lineUp(reportOf({ t1: fine }))).toEqual([]);
  });
});
