import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../../fixtures/report/build-report.ts';
import { buildRoute, buildTarget, direct } from '../../../../../fixtures/report/build-target.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { tryAlone } from '../../../../../src/report/view/audit/again/try-alone.ts';

const proxy = buildRoute('proxy.example');
const own = buildTarget(2, 'own.example', { reasons: [{ rule: 'user', source: '--target' }] });
const targets = [buildTarget(1, 'a.example'), own];

function lineOf(
  more: Partial<Report['options']> = {},
  {
    host = 'a.example',
    target = 't1',
    lab,
    routes = [direct, proxy],
    severity = 'error',
  }: {
    host?: string;
    target?: string;
    lab?: string;
    routes?: Report['routes'];
    severity?: 'error' | 'warning';
  } = {},
): string {
  const report = buildReport({
    targets: targets.map((one) => (one.id === 't1' ? { ...one, host } : one)),
    routes,
    verdictOf: () => 'blocked',
    options: { catalogue: 'mde-commercial', os: ['windows-11'], regions: ['eu'], ...more },
    ...(lab !== undefined && { environment: { lab } }),
  });
  const first = { severity, route: proxy.id, target } as never;
  return plainText(tryAlone(report)({ first, targets: [target] }));
}

describe('tryAlone()', () => {
  it('chooses the same list and the one cell', () => {
    expect(lineOf({ routesByHand: false })).toBe(
      `netready audit --os windows-11 --region eu --only a.example@${proxy.id}`,
    );
  });

  it('names a route that was named by hand, and no other', () => {
    expect(lineOf({ routesByHand: true })).toBe(
      `netready audit --os windows-11 --region eu --route ${proxy.id} --only a.example`,
    );
  });

  it('needs no list for a target of the user, and no more than its name in a simulated network', () => {
    expect(lineOf({ routesByHand: true }, { target: 't2' })).toBe(
      `netready audit --target https://own.example/ --route ${proxy.id}`,
    );
    expect(lineOf({ routesByHand: true }, { lab: 'company' })).toBe(
      `netready audit --lab company --only a.example@${proxy.id}`,
    );
  });

  it('names no route where there is one alone, and the list where it is another', () => {
    expect(lineOf({ routesByHand: false, catalogue: 'mde-gov' }, { routes: [proxy] })).toBe(
      'netready audit --catalogue mde-gov --os windows-11 --region eu --only a.example',
    );
  });

  it('says nothing under pseudonyms, nor of what stops nothing', () => {
    expect(lineOf({ redacted: true })).toBe('');
    expect(lineOf({}, { severity: 'warning' })).toBe('');
  });

  it.each([
    "a'b",
    'a b',
    '$(id)',
    '`id`',
    'a;b',
    'a|b',
    'a&b',
    '-rf',
    'a\nb',
    'a\u202eb',
    'ä',
    '%PATH%',
  ])('gives nobody a line to paste that holds %j', (host) => {
    expect(lineOf({}, { host })).toBe('');
  });

  it('means itself in every shell, whatever a report holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (host, catalogue) => {
        expect(lineOf({ catalogue }, { host })).toMatch(/^(?:netready audit(?: [\w.:/@+-]+)+)?$/);
      }),
    );
  });
});
