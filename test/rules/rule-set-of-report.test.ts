import { describe, expect, it } from 'vitest';
import { buildTarget } from '../../fixtures/report/build-target.ts';
import { holdsPlace, placeText, type RuleList } from '../../src/model/rules/rule-entry.ts';
import type { RuleSet } from '../../src/model/rules/rule-set.ts';
import { ruleSetOfReport } from '../../src/rules/rule-set-of-report.ts';
import { listTargets, proxy, redReport } from './red-report.ts';

const placesOf = ({ entries }: RuleSet, list: RuleList): string[] =>
  entries.filter((entry) => entry.list === list).map(placeText);

const wild = (number: number, host: string, pattern: string) =>
  buildTarget(number, host, {
    pattern,
    reasons: [{ rule: 'listed', source: 'list', row: number, pattern }],
  });

describe('ruleSetOfReport()', () => {
  it('opens the wildcard that a list demands once, for all red names below it', () => {
    const targets = [
      wild(1, 'eu.b.contoso.com', '*.b.contoso.com'),
      wild(2, 'us.b.contoso.com', '*.b.contoso.com'),
      buildTarget(3, 'own.b.contoso.com'),
      buildTarget(4, 'a.contoso.com'),
      buildTarget(5, 'c.contoso.com'),
    ];
    const report = redReport(targets, {
      kindOf: ({ id }) => (id === 't5' ? undefined : 'proxy-policy-refusal'),
    });
    const set = ruleSetOfReport(report);
    expect(placesOf(set, 'allow')).toEqual(['*.b.contoso.com:443', 'a.contoso.com:443']);
    expect(set).toMatchObject({ red: 4, cured: 4, uncured: [] });
    expect(set.entries[0]).toMatchObject({
      names: ['eu.b.contoso.com', 'own.b.contoso.com', 'us.b.contoso.com'],
      reasons: [{ source: 'list', row: 1, pattern: '*.b.contoso.com' }, { row: 2 }, { row: 7 }],
      cells: [{ target: 't1', route: proxy.id, kinds: ['proxy-policy-refusal'] }, {}, {}],
    });
  });

  it('takes the narrowest row that is enough, and no optional wildcard of which nothing is red', () => {
    const optional = { rule: 'optional', source: 'list' } as const;
    const above = wild(1, 'x.contoso.com', '*.contoso.com');
    const targets = [
      { ...above, required: false, reasons: [...above.reasons, optional] },
      buildTarget(2, 'a.contoso.com'),
      buildTarget(3, 'b.contoso.com'),
    ];
    const red = (...ids: string[]) =>
      ruleSetOfReport(
        redReport(targets, { kindOf: ({ id }) => (ids.includes(id) ? 'sni-filter' : undefined) }),
      );
    expect(placesOf(red('t2', 't3'), 'allow')).toEqual(['a.contoso.com:443', 'b.contoso.com:443']);
    expect(placesOf(red('t1', 't2', 't3'), 'allow')).toEqual(['*.contoso.com:443']);
    expect(placesOf(red('t2'), 'allow')).toEqual(['a.contoso.com:443']);
  });

  it('opens names in the place of a wildcard below which anybody may have one', () => {
    const targets = [
      wild(1, 'a.blob.core.windows.net', '*.blob.core.windows.net'),
      wild(2, 'dl.contoso.com', '*dl.contoso.com'),
    ];
    const set = ruleSetOfReport(redReport(targets, { kindOf: () => 'port-silence' }));
    expect(placesOf(set, 'allow')).toEqual(['a.blob.core.windows.net:443', 'dl.contoso.com:443']);
    expect(set.narrowed).toEqual([
      { pattern: '*.blob.core.windows.net', names: ['a.blob.core.windows.net'] },
      { pattern: '*dl.contoso.com', names: ['dl.contoso.com'] },
    ]);
  });

  it('tells apart what is to be let pass, left closed, and not asked for a login', () => {
    const kinds = ['port-refusal', 'interception', 'proxy-login-demand'] as const;
    const targets = kinds.map((_, index) => buildTarget(index + 1, `${index}.contoso.com`));
    const report = redReport(targets, { kindOf: ({ id }) => kinds[Number(id.slice(1)) - 1] });
    const set = ruleSetOfReport(report);
    expect(placesOf(set, 'allow')).toEqual(['0.contoso.com:443']);
    // The same proxy opens TLS of others and asks others for a login.
    expect(placesOf(set, 'no-inspect')).toEqual(['0.contoso.com:443', '1.contoso.com:443']);
    expect(placesOf(set, 'no-auth')).toEqual(['0.contoso.com:443', '2.contoso.com:443']);
    expect(set.entries[1]?.cells).toMatchObject([{ kinds: [], isForeseen: true }]);
  });

  it.each([
    ['name-not-found', 'blocked', 'unknown'],
    ['service-outage', 'down', 'service'],
    ['clock-skew', 'inconclusive', 'unknown'],
  ] as const)('writes no rule for %s, and says who can', (kind, verdict, team) => {
    const report = redReport([buildTarget(1, 'a.contoso.com')], { kindOf: () => kind, verdict });
    expect(ruleSetOfReport(report)).toMatchObject({
      ...{ entries: [], red: 1, cured: 0 },
      uncured: [{ url: 'https://a.contoso.com/', route: proxy.id, kind, team, verdict }],
    });
  });

  it('asks for nothing where a waiver is in force, and where the way does not count', () => {
    const waivers = [{ target: 'a.contoso.com', reason: 'known', until: '2026-12-31' }];
    const targets = [buildTarget(1, 'a.contoso.com')];
    const report = redReport(targets, { kindOf: () => 'sni-filter', more: { waivers } });
    expect(ruleSetOfReport(report)).toMatchObject({ entries: [], red: 0, waived: 1 });
    const other = { ...proxy, id: 'other', effective: false };
    const verdicts = [{ target: 't1', route: 'other', verdict: 'blocked' as const }];
    const options = { ...report.options, waivers: [] };
    const beside = { ...report, options, routes: [proxy, other], verdicts };
    expect(ruleSetOfReport(beside)).toMatchObject({ entries: [], red: 0 });
  });

  it('never writes what is no host name, and says so', () => {
    const host = 'a.contoso.com\nhttp_access allow all';
    const report = redReport([buildTarget(1, host)], { kindOf: () => 'sni-filter' });
    expect(ruleSetOfReport(report)).toMatchObject({
      entries: [],
      leftOut: [{ pattern: host, because: 'unsafe-name' }],
    });
  });

  it.each(['mde-commercial', 'mde-streamlined', 'mde-gov', 'mde-streamlined-gov'])(
    'holds every red target of %s, and no wider than its rows',
    (name) => {
      const targets = listTargets(name);
      const report = redReport(targets, {
        kindOf: ({ notRun }) => (notRun ? undefined : 'proxy-policy-refusal'),
      });
      const { entries, red, cured } = ruleSetOfReport(report);
      expect(cured).toBe(red);
      for (const { host, port, url, notRun, askedBy } of targets) {
        // Push notifications take no proxy: nothing of them is red over one.
        if (notRun || askedBy?.every(({ component }) => component === 'push')) continue;
        const asked = { host, port, path: new URL(url).pathname };
        expect(entries.filter((entry) => holdsPlace(entry, asked))).toHaveLength(1);
      }
      const rows = new Set(targets.map((target) => target.pattern ?? target.host));
      for (const { host, below } of entries) expect(rows).toContain(below ? `*.${host}` : host);
    },
  );
});
