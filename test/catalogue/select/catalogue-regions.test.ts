import { describe, expect, it } from 'vitest';
import { builtInCatalogues } from '../../../src/catalogue/built-in-catalogues.ts';
import { cloudsOf, regionLabel } from '../../../src/catalogue/known/geography.ts';
import { catalogueRegions } from '../../../src/catalogue/select/catalogue-regions.ts';

describe('catalogueRegions()', () => {
  it('names the data regions of each built-in list', () => {
    const regions = builtInCatalogues.map(({ services }) => catalogueRegions(services));
    expect(regions).toEqual([
      ['au', 'ch', 'eu', 'in', 'uae', 'uk', 'us'],
      [],
      ['au', 'ch', 'eu', 'in', 'uk', 'us'],
      [],
    ]);
  });
});

describe('regionLabel() and cloudsOf()', () => {
  it.each([
    [undefined, '-', undefined],
    ['WW', 'WW', undefined],
    ['All', 'WW', undefined],
    ['EU', 'EU', ['commercial']],
    ['AU (sic; changelog says Azure UAE)', 'UAE', ['commercial']],
    ['Azure UAE North (AEN)', 'UAE', ['commercial']],
    ['USGov', 'US Gov', ['gcc', 'gcc-high', 'dod']],
    ['GCC Mod', 'GCC', ['gcc']],
    ['GCC High', 'GCC High', ['gcc-high']],
    ['DoD', 'DoD', ['dod']],
    ['India', 'IN', ['commercial']],
    ['Switzerland', 'CH', ['commercial']],
    ['Mars', 'Mars', undefined],
  ])('read %s', (geography, label, clouds) => {
    expect(regionLabel(geography)).toBe(label);
    expect(cloudsOf(geography)).toEqual(clouds);
  });
});
