import { describe, expect, it } from 'vitest';
import { buildHead } from '../../../../../fixtures/report/build-report.ts';
import { company } from '../../../../../fixtures/report/company.ts';
import { hostile } from '../../../../../fixtures/report/hostile.ts';
import { large } from '../../../../../fixtures/report/large.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { planAttempts } from '../../../../../src/plan/attempts.ts';
import { renderPlan } from '../../../../../src/report/formats/terminal/plan/render-plan.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';

const bounds = { further: 300, longestMs: 15_000, perProxy: 32, perNameServer: 64 };

function plain(report: Report, width = 80): string {
  const { attempts } = report;
  return renderPlan({ head: report, attempts, ...bounds }, { width, color: false });
}

describe('renderPlan()', () => {
  it('names the name servers, then the proxies, then the targets', () => {
    const text = plain(company);
    const places = ['1. Name servers', '2. Proxies', '3. Targets'].map((part) =>
      text.indexOf(part),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).toContain('1. Name servers\n  192.0.2.53:53\n');
    expect(text).toMatch(/http:\/\/proxy\.office\.example:3128 +11 connections/);
  });

  it('numbers the attempts of each target and route in their order', () => {
    expect(plain(company)).toMatch(/eu-v20\.events\.data\.microsoft\.com +#1 +#2 +#3\n/);
    expect(plain(company)).toMatch(/us-v20\.events\.data\.microsoft\.com +#4 +#5 +#6\n/);
  });

  it('says how often a target is asked', () => {
    const attempts = [1, 2, 3].flatMap((sample) =>
      company.attempts.map((attempt) => ({ ...attempt, sample })),
    );
    const head = { ...company, options: { ...company.options, samples: 3 } };
    const text = renderPlan({ head, attempts, ...bounds }, { width: 80, color: false });
    expect(text).toMatch(/eu-v20\.events\.data\.microsoft\.com +#1 x3 +#2 x3 +#3 x3\n/);
    expect(text).toContain('99 attempts: 11 targets over 3 routes, 3 samples each');
  });

  it('says how many trials may follow, and what may be in flight', () => {
    const text = plain(company, 400);
    expect(text).toContain(
      'at most 300 further trials: repeats and controls where something fails',
    );
    expect(text).toContain('at most 32 attempts to one proxy and 64 queries to one name server');
    const attempts = company.attempts.flatMap(({ proxy: _, ...attempt }) => attempt);
    const direct = renderPlan({ head: company, attempts, ...bounds }, { width: 400, color: false });
    expect(direct).toContain('At one time at most 64 queries to one name server are in flight');
  });

  it('tells which targets are not asked', () => {
    expect(plain(company).split('Not asked')[1]).toContain('*.smartscreen-prod.microsoft.com');
  });

  it('counts the names behind a proxy apart', () => {
    const attempts = company.attempts.filter(({ route }) => route !== 'direct');
    const text = renderPlan({ head: company, attempts, ...bounds }, { width: 120, color: false });
    expect(text).toContain('2 names to look up; 10 more behind a proxy, for information only.');
  });

  it('counts connections to addresses at which nobody is, and no target for them', () => {
    const head = { ...company, options: { ...company.options, interceptionCheck: true as const } };
    const attempts = [...planAttempts({ ...head, samples: 1 })];
    const shown = (those: typeof attempts): string =>
      renderPlan({ head, attempts: those, ...bounds }, { width: 400, color: false });
    const text = shown(attempts);
    expect(text).toContain('And 6 connections without a proxy to addresses at which nobody is');
    expect(text).toContain('192.0.2.1, 198.51.100.1, 203.0.113.1; port 443 and 80');
    const own = attempts.filter(({ control }) => control !== 'unused-address');
    expect(text.split('3. Targets')[1]?.split('\n\n')[0]).toBe(
      shown(own).split('3. Targets')[1]?.split('\n\n')[0],
    );
  });

  it('shows whom names are compared with, and counts that as no attempt at a target', () => {
    const [first] = company.attempts;
    const resolver = '192.0.2.9:53';
    const compared = first && { ...first, id: 'a999', purpose: 'control' as const, resolver };
    const attempts = compared ? [...company.attempts, compared] : [];
    const text = renderPlan({ head: company, attempts, ...bounds }, { width: 80, color: false });
    expect(text).toContain('\n  192.0.2.9:53\n  1 name to compare.\n\n2. Proxies');
    expect(text.replace('  192.0.2.9:53\n  1 name to compare.\n', '')).toBe(plain(company));
  });

  it('keeps within the width', () => {
    for (const report of [company, large, hostile]) {
      for (const width of [80, 100, 140]) {
        for (const line of plain(report, width).split('\n')) {
          expect(cellWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}]|\s$/u);
        }
      }
    }
  });

  it('shows a plan that asks nothing', () => {
    const head = buildHead({ targets: [], routes: [], verdictOf: () => undefined });
    expect(renderPlan({ head, attempts: [], ...bounds }, { width: 80, color: false })).toContain(
      '0 attempts',
    );
  });
});
