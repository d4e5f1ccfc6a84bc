import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../fixtures/report/build-report.ts';
import { buildRoute, buildTarget, direct } from '../../../fixtures/report/build-target.ts';
import { company } from '../../../fixtures/report/company.ts';
import { differenceOf } from '../../../src/diagnosis/difference/difference-of.ts';
import { joinSnapshots, snapshotOf } from '../../../src/diagnosis/difference/snapshot.ts';
import type { Observation } from '../../../src/model/audit/observation.ts';
import type { FailOn, Report } from '../../../src/model/audit/report.ts';
import type { ChangeKind, Difference } from '../../../src/model/compared/difference.ts';
import { type VerdictName, verdictNames } from '../../../src/model/finding/verdict.ts';

const proxy = buildRoute('proxy.example', { effective: true });
const hosts = ['a.example', 'b.example', 'c.example'] as const;

interface Told {
  readonly verdicts: readonly (VerdictName | undefined)[];
  readonly over?: readonly VerdictName[];
  readonly required?: boolean;
}

/** Three hosts through a proxy (`verdicts`) and directly (`over`). */
function audit({ verdicts, over = [], required = true }: Told, more: Partial<Report> = {}): Report {
  const targets = hosts.slice(0, verdicts.length);
  const at = (host: string): number => targets.indexOf(host as (typeof hosts)[number]);
  return {
    ...buildReport({
      targets: targets.map((host, index) => buildTarget(index + 1, host, { required })),
      routes: [direct, proxy],
      verdictOf: ({ host }, { id }) => (id === proxy.id ? verdicts : over)[at(host)] ?? 'reachable',
    }),
    ...more,
  };
}

function diff(before: Report, after: Report, failOn: FailOn = 'blocked'): Difference {
  return differenceOf({ before: snapshotOf(before), after: snapshotOf(after) }, failOn);
}

const opposite: Readonly<Record<ChangeKind, ChangeKind>> = {
  'newly-red': 'fixed',
  fixed: 'newly-red',
  worse: 'better',
  better: 'worse',
  unsteady: 'steady',
  steady: 'unsteady',
  'newly-tried': 'no-longer-tried',
  'no-longer-tried': 'newly-tried',
  'newly-waived': 'no-longer-waived',
  'no-longer-waived': 'newly-waived',
  verdict: 'verdict',
  cause: 'cause',
};

const turned = <T extends object>({
  before,
  after,
  ...rest
}: T & { before?: unknown; after?: unknown }) => ({
  ...rest,
  ...(after !== undefined && { before: after }),
  ...(before !== undefined && { after: before }),
});

/** What the other way round must say, but for what is about the later audit alone. */
function mirrored({ isWorse: _, ...one }: Difference) {
  const change = <
    T extends
      | Difference['targets'][number]['routes'][number]
      | NonNullable<Difference['targets'][number]['whole']>,
  >(
    it: T,
  ) => ({
    ...turned(it),
    change: opposite[it.change],
    seen: it.seen.map(turned),
  });
  return {
    ...turned(one),
    targets: one.targets.map(({ whole, routes, ...target }) => ({
      ...target,
      ...(whole && { whole: change(whole) }),
      routes: routes.map(change),
    })),
    targetsAlone: turned(one.targetsAlone),
    routesAlone: turned(one.routesAlone),
    given: one.given.map(turned),
  };
}

const verdict = fc.constantFrom(...verdictNames);
const audits = fc
  .record({
    verdicts: fc.array(verdict, { minLength: 1, maxLength: 3 }),
    over: fc.array(verdict, { minLength: 3, maxLength: 3 }),
  })
  .map((told) => audit(told));

describe('differenceOf()', () => {
  it('finds nothing between an audit and itself', () => {
    for (const one of [company, audit({ verdicts: ['blocked', 'reachable'] })]) {
      expect(diff(one, one)).toMatchObject({
        isWorse: false,
        targets: [],
        targetsAlone: { before: [], after: [] },
        routesAlone: { before: [], after: [] },
        given: [],
        latency: [],
      });
    }
  });

  it('says the opposite the other way round', () => {
    fc.assert(
      fc.property(
        audits,
        audits,
        fc.constantFrom('blocked' as const, 'degraded' as const),
        (one, other, failOn) => {
          const { isWorse: _, ...there } = diff(one, other, failOn);
          expect(mirrored(diff(other, one, failOn))).toEqual(there);
        },
      ),
    );
  });

  it.each([
    ['reachable', 'blocked', 'newly-red', true],
    ['degraded', 'inconclusive', 'newly-red', true],
    ['blocked', 'reachable', 'fixed', false],
    ['reachable', 'degraded', 'worse', false],
    ['degraded', 'reachable', 'better', false],
    ['blocked', 'down', 'verdict', false],
    ['reachable', 'not-run', 'no-longer-tried', true],
    ['reachable', 'not-applicable', 'no-longer-tried', false],
    ['blocked', 'not-run', 'no-longer-tried', false],
    ['not-run', 'blocked', 'newly-tried', false],
  ] as const)('calls %s that became %s %s; worse: %s', (was, is, change, isWorse) => {
    const one = diff(audit({ verdicts: [was] }), audit({ verdicts: [is] }));
    expect(one).toMatchObject({ isWorse, targets: [{ whole: { change } }] });
    const optional = diff(
      audit({ verdicts: [was], required: false }),
      audit({ verdicts: [is], required: false }),
    );
    expect(optional.isWorse).toBe(false);
  });

  it('takes what is waived for no loss, and a waiver that is over for one', () => {
    const audited = (verdict: VerdictName, until?: string): Report => {
      const report = audit({ verdicts: [verdict] });
      const [target] = report.targets;
      const waivers = until ? [{ target: target?.host ?? '', until, reason: 'FW-1' }] : [];
      return { ...report, options: { ...report.options, waivers } };
    };
    const [open, red] = [audited('reachable'), audited('blocked')];
    const waived = audited('blocked', '2099-01-01');
    const over = audited('blocked', '2001-01-01');
    const told = (before: Report, after: Report): unknown => {
      const { isWorse, targets } = diff(before, after);
      return [isWorse, targets[0]?.whole?.change];
    };
    expect(told(open, red)).toEqual([true, 'newly-red']);
    expect(told(open, waived)).toEqual([false, 'newly-red']);
    expect(told(red, waived)).toEqual([false, 'newly-waived']);
    expect(told(waived, over)).toEqual([true, 'no-longer-waived']);
    const { given } = diff(waived, over);
    expect(given.filter(({ fact }) => fact === 'option')).toMatchObject([
      { before: 'until 2099-01-01 (FW-1)', after: 'until 2001-01-01 (FW-1)' },
    ]);
  });

  it('goes by the bar: degraded is red where it is asked to be, and never is never', () => {
    const [before, after] = [audit({ verdicts: ['reachable'] }), audit({ verdicts: ['degraded'] })];
    expect(diff(before, after, 'degraded')).toMatchObject({ isWorse: true });
    expect(diff(before, audit({ verdicts: ['blocked'] }), 'never').isWorse).toBe(false);
  });

  it('tells a way that counts for nothing, and does not call it worse', () => {
    const one = diff(
      audit({ verdicts: ['reachable'], over: ['reachable'] }),
      audit({ verdicts: ['reachable'], over: ['blocked'] }),
    );
    expect(one.isWorse).toBe(false);
    expect(one.targets).toMatchObject([{ routes: [{ route: 'direct', change: 'newly-red' }] }]);
    expect(one.targets[0]).not.toHaveProperty('whole');
  });

  it('matches targets by URL, and tells a changed list apart from what broke', () => {
    const before = audit({ verdicts: ['reachable', 'reachable'] });
    const moved = buildReport({
      targets: [buildTarget(1, 'new.example'), buildTarget(7, 'b.example')],
      routes: [proxy],
      verdictOf: () => 'blocked',
    });
    const one = diff(before, moved);
    expect(one.targets.map(({ url, whole }) => [url, whole?.change])).toEqual([
      ['https://b.example/', 'newly-red'],
    ]);
    expect(one.targetsAlone).toEqual({
      before: ['https://a.example/'],
      after: ['https://new.example/'],
    });
    expect(one.routesAlone).toEqual({ before: ['direct'], after: [] });
  });

  it('names the observations that differ, and what was given otherwise', () => {
    const seen = (issuer: string, address: string): Partial<Report> => {
      const of = { startedAt: '2026-11-20T08:30:01.000Z', durationMs: 1, failure: null };
      const observations: readonly Observation[] = [
        { ...of, id: 'a2.1', attempt: 'a2', step: 'connect', role: 'target', address, port: 443 },
        {
          ...{ ...of, id: 'a2.2', attempt: 'a2', step: 'handshake', role: 'target' },
          ...{ checkedName: 'a.example', chain: ['leaf'], bytesRead: 1 },
        },
      ];
      const certificate = { subject: 'CN=a', notBefore: '', notAfter: '', names: [], der: '' };
      return { observations, certificates: [{ ...certificate, id: 'leaf', issuer }] };
    };
    const before = audit({ verdicts: ['reachable'] }, seen('CN=Real', '192.0.2.1'));
    const after = {
      ...audit({ verdicts: ['blocked'] }, seen('CN=Inspector', '192.0.2.9')),
      tool: { name: 'netready', version: '0.2.0' } as const,
      environment: { ...before.environment, resolvers: ['192.0.2.54:53'] },
    };
    const one = diff(before, after);
    expect(one.targets[0]?.whole?.seen).toEqual([
      { fact: 'address', before: '192.0.2.1', after: '192.0.2.9' },
      { fact: 'issuer', before: 'CN=Real', after: 'CN=Inspector' },
    ]);
    expect(one.given).toEqual([
      { fact: 'resolvers', before: '192.0.2.53:53', after: '192.0.2.54:53' },
      { fact: 'version', before: '0.1.0', after: '0.2.0' },
    ]);
  });

  it('tells what comes and goes within one audit', () => {
    const before = audit({ verdicts: ['reachable'] });
    const [attempt] = before.attempts.filter(({ route }) => route === proxy.id);
    if (!attempt) throw new Error('No attempt');
    const again = { ...attempt, id: 'a9', sample: 2, verdict: 'blocked' as const };
    const after = { ...before, attempts: [...before.attempts, again] };
    expect(diff(before, after).targets).toMatchObject([{ whole: { change: 'unsteady' } }]);
    expect(diff(after, before).targets).toMatchObject([{ whole: { change: 'steady' } }]);
    expect(diff(after, after).targets).toEqual([]);
  });

  it('takes the parts of a long list as one audit', () => {
    const whole = audit({ verdicts: ['reachable', 'blocked', 'degraded'] });
    const [first, ...rest] = whole.targets;
    const part = (targets: Report['targets']) => snapshotOf({ ...whole, targets });
    const joined = joinSnapshots(part(first ? [first] : []), part(rest));
    expect(differenceOf({ before: snapshotOf(whole), after: joined }, 'blocked').targets).toEqual(
      [],
    );
    expect(joined.audit.targets).toBe(3);
  });
});
