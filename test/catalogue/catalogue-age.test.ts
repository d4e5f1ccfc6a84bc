import { describe, expect, it } from 'vitest';
import { builtInCatalogues } from '../../src/catalogue/built-in-catalogues.ts';
import { catalogueAge } from '../../src/catalogue/catalogue-age.ts';

describe('catalogueAge()', () => {
  it.each([
    ['2026-07-03', '2026-07-03', 0, false],
    ['2026-07-03', '2027-01-02', 5, false],
    ['2026-07-03', '2027-01-03', 6, false],
    ['2026-07-03', '2027-01-04', 6, true],
    ['2026-07', '2027-02-01', 7, true],
    ['2021-03-04', '2026-11-23', 68, true],
  ])('counts from %s to %s', (date, today, months, isOld) => {
    expect(catalogueAge({ date }, new Date(`${today}T12:00:00Z`))).toEqual({ months, isOld });
  });

  it('knows none without a date, with another text, or of the future', () => {
    const today = new Date('2026-07-03');
    expect(catalogueAge({}, today)).toBeUndefined();
    expect(catalogueAge({ date: 'July' }, today)).toBeUndefined();
    expect(catalogueAge({ date: '2026-08' }, today)).toBeUndefined();
  });

  it('is known for every built-in list', () => {
    for (const list of builtInCatalogues) {
      expect(catalogueAge(list, new Date('2027-12-31'))?.isOld).toBe(true);
    }
  });
});
