import { describe, expect, it } from 'vitest';
import { isInsideRule, placeText } from '../../src/model/rules/rule-entry.ts';
import { ruleSetOfTargets } from '../../src/rules/rule-set-of-targets.ts';
import { listTargets } from './red-report.ts';

const madeFrom = { lists: ['mde-commercial'], os: ['windows-11'], regions: [] };

describe('ruleSetOfTargets()', () => {
  const eu = ruleSetOfTargets(listTargets('mde-commercial', { regions: ['eu'] }), madeFrom);

  it('has each place once in each list, none inside another but for what is required', () => {
    for (const list of ['allow', 'no-inspect', 'no-auth'] as const) {
      const entries = eu.entries.filter((entry) => entry.list === list);
      expect(entries.length).toBeGreaterThan(20);
      for (const one of entries)
        for (const other of entries)
          if (one !== other && (other.required || !one.required))
            expect(isInsideRule(one, other)).toBe(false);
    }
  });

  it('leaves plain HTTP out of what is not to be inspected', () => {
    expect(eu.entries.filter((one) => one.list === 'no-inspect' && one.port === 80)).toEqual([]);
  });

  it('keeps paths of plain HTTP, and what belongs to no other region', () => {
    const places = eu.entries.map(placeText);
    expect(places).toContain('www.microsoft.com:80/pkiops/*');
    expect(places).toContain('usseu1westprod.blob.core.windows.net:443');
    expect(places.join()).not.toMatch(/ussus1|\*\.blob/);
  });

  it('says which wildcard nobody should open, and that no name of it is known', () => {
    expect(eu.leftOut).toEqual([{ pattern: '*.blob.core.windows.net', because: 'shared-domain' }]);
  });
});
