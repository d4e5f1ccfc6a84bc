import { describe, expect, it } from 'vitest';
import { buildReport } from '../../fixtures/report/build-report.ts';
import { buildRoute, buildTarget } from '../../fixtures/report/build-target.ts';
import type { Report } from '../../src/model/audit/report.ts';
import type { VerdictName } from '../../src/model/finding/verdict.ts';
import type { Way } from '../../src/model/route/route.ts';
import { otherWayOf } from '../../src/rules/other-way.ts';
import { ruleReportOf } from '../../src/rules/rule-report.ts';

const red = [1, 2].map((number) => buildTarget(number, `t${number}.contoso.com`));
const direct = { id: 'direct', kind: 'direct', effective: false, settings: [] } as const;
const proxy = buildRoute('proxy.example', { effective: true });
const open = buildRoute('open.example', { effective: false });
const all = new Set(red.map(({ id }) => id));

function asked(verdicts: Readonly<Record<string, readonly VerdictName[]>>, way?: Way) {
  const report: Report = buildReport({
    ...{ targets: red, routes: [direct, proxy, open], findings: [] },
    verdictOf: () => 'blocked',
  });
  const cells = Object.entries(verdicts).flatMap(([route, some]) =>
    some.flatMap((verdict, at) => {
      const target = red[at];
      return target ? [{ target: target.id, route, verdict }] : [];
    }),
  );
  const made = { ...ruleReportOf(report), verdicts: cells };
  return otherWayOf(made, { targets: all, ...(way && { way }) });
}

describe('otherWayOf()', () => {
  it('is the way over which most of the targets passed, and names the others', () => {
    expect(
      asked({ [proxy.id]: ['blocked', 'blocked'], direct: ['reachable', 'degraded'] }),
    ).toEqual({
      ...{ way: { kind: 'direct' }, unseen: [] },
    });
    expect(
      asked({
        [proxy.id]: ['blocked', 'blocked'],
        direct: ['reachable', 'blocked'],
        [open.id]: ['reachable', 'reachable'],
      }),
    ).toEqual({ way: open.proxy, unseen: [] });
    expect(asked({ [proxy.id]: ['blocked', 'blocked'], [open.id]: ['down', 'reachable'] })).toEqual(
      {
        ...{ way: open.proxy, unseen: [red[0]?.url] },
      },
    );
  });

  it('is direct where nothing passed anywhere, and nothing went direct', () => {
    const unseen = red.map(({ url }) => url);
    expect(asked({ [proxy.id]: ['blocked', 'blocked'] })).toEqual({
      ...{ way: { kind: 'direct' }, unseen },
    });
  });

  it('is not known where what is red went direct', () => {
    expect(asked({ direct: ['blocked', 'reachable'], [proxy.id]: ['blocked', 'blocked'] })).toEqual(
      {
        ...{ way: { kind: 'direct' }, unseen: [red[0]?.url] },
      },
    );
    expect(asked({ direct: ['blocked', 'blocked'] })).toBeUndefined();
  });

  it('is the one that somebody names, with what did not pass there', () => {
    const way = { kind: 'http', host: 'proxy.example', port: 9 } as const;
    const unseen = red.map(({ url }) => url);
    expect(asked({ direct: ['blocked', 'blocked'] }, way)).toEqual({ way, unseen });
    expect(asked({ direct: ['blocked', 'reachable'] }, { kind: 'direct' })?.unseen).toEqual([
      red[0]?.url,
    ]);
  });
});
