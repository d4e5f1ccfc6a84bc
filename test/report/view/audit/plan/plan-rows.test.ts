import { describe, expect, it } from 'vitest';
import { plan } from '../../../../../fixtures/report/planned.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { planContacts } from '../../../../../src/report/view/audit/plan/plan-contacts.ts';
import { planRows } from '../../../../../src/report/view/audit/plan/plan-rows.ts';
import { planTexts } from '../../../../../src/report/view/audit/plan/plan-texts.ts';

describe('planRows()', () => {
  it('numbers the attempts of a target over each route, control hosts last', () => {
    const { rows, isByAsker } = planRows(plan);
    const [first] = rows;
    expect(Array.from(first?.cells.values() ?? [], plainText)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `#${number} x2`),
    );
    expect(rows.map(({ isControl }) => isControl).indexOf(true)).toBe(rows.length - 1);
    expect(isByAsker).toBe(false);
  });

  it('tells who asks for a target where each goes the way of that', () => {
    const [one, ...others] = plan.head.targets;
    const askedBy = [{ component: 'sensor' as const, os: 'windows-11' as const }];
    const targets = one ? [{ ...one, askedBy }, ...others] : others;
    const { rows, isByAsker } = planRows({ ...plan, head: { ...plan.head, targets } });
    expect(isByAsker).toBe(true);
    expect(rows.map(({ askers }) => plainText(askers)).slice(0, 2)).toEqual(['sensor', '']);
  });

  it('tells which targets are not asked, and why', () => {
    const [group] = planRows(plan).unasked;
    expect(plainText(group?.reason ?? [])).toBe('no concrete name is known');
    expect(group?.targets.map(plainText)).toEqual(['*.smartscreen-prod.microsoft.com']);
  });
});

describe('planContacts()', () => {
  it('counts connections by proxy, and names PAC files', () => {
    const { proxies, pac } = planContacts(plan);
    expect(proxies.map(({ proxy, use }) => `${plainText(proxy)} ${plainText(use)}`)).toEqual([
      'http://proxy.office.example:3128 42 connections',
      'http://proxy.branch.example:3128 23 connections',
    ]);
    expect(pac?.sources.map(plainText)).toEqual(['http://wpad.office.example/']);
  });
});

describe('planTexts()', () => {
  it('begins with what it comes to and ends with that nothing was sent', () => {
    const texts = planTexts(plan).map(plainText);
    expect(texts[0]).toMatch(
      /^115 attempts: 11 targets over 5 routes, 2 samples each, and 1 control host once/,
    );
    expect(texts.at(-1)).toMatch(/Nothing was sent for this plan\.$/);
  });
});
