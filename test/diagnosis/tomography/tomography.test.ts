import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependsOn, placesOf, scopesOf } from '../../../src/diagnosis/tomography/candidates.ts';
import { tomography } from '../../../src/diagnosis/tomography/tomography.ts';
import type { SharedCause } from '../../../src/model/compared/merged.ts';
import { type PlantedSite, plantedSites, targets } from './planted-sites.ts';

const key = (cause: SharedCause): string => JSON.stringify(cause);
const byUrl = new Map(targets.map((target) => [target.url, target]));

const sites = fc
  .array(
    fc.record({
      proxy: fc.constantFrom(undefined, 'p1:3128', 'p2:3128', 'p3:3128'),
      resolver: fc.constantFrom('10.0.0.1:53', '10.0.0.2:53', '10.0.0.3:53'),
      egress: fc.constantFrom('north', 'south'),
    }),
    { minLength: 2, maxLength: 15 },
  )
  .map((some) =>
    some.map(
      ({ proxy, ...rest }, index): PlantedSite => ({
        name: `s${index}`,
        ...rest,
        ...(proxy !== undefined && { proxy }),
      }),
    ),
  );
const scope = fc.constantFrom(
  {},
  ...targets.map(({ category }) => ({ category })),
  ...targets.map(({ url }) => ({ target: url })),
);
const place = fc.constantFrom(
  { place: 'proxy' as const, name: 'p1:3128' },
  { place: 'proxy' as const, name: 'p2:3128' },
  { place: 'resolver' as const, name: '10.0.0.1:53' },
  { place: 'egress' as const, name: 'north' },
);
const broken = fc.array(
  fc.tuple(place, scope).map(([at, of]): SharedCause => ({ ...at, ...of })),
  { maxLength: 3 },
);

const regular = (count: number, of: (index: number) => Omit<PlantedSite, 'name'>): PlantedSite[] =>
  Array.from({ length: count }, (_, index) => ({ name: `site-${index}`, ...of(index) }));

/** Each proxy with each resolver and each way out: nothing goes together. */
const mixed = regular(24, (index) => ({
  ...(index % 4 < 3 && { proxy: `p${index % 4}:3128` }),
  resolver: `10.0.0.${Math.floor(index / 4) % 3}:53`,
  egress: index < 12 ? 'north' : 'south',
}));

const causesOf = (
  some: readonly PlantedSite[],
  planted: readonly SharedCause[],
): ReturnType<typeof tomography> => {
  const { egresses, ...seen } = plantedSites(some, planted);
  return tomography(seen, egresses);
};

describe('tomography()', () => {
  it('explains all that is missing by no more causes than were planted, and by none that a pass rules out', () => {
    fc.assert(
      fc.property(sites, broken, (some, planted) => {
        const { egresses, ...seen } = plantedSites(some, planted);
        const { causes, unshared, atLeast } = tomography(seen, egresses);
        const explained = new Set([...causes.flatMap(({ cells }) => cells), ...unshared]);
        expect(explained.size).toBe(seen.missing.length);
        expect(causes.length).toBeLessThanOrEqual(planted.length);
        expect(atLeast).toBe(causes.length);
        const whole = causes.filter(({ passing }) => passing === undefined);
        const told = whole.flatMap(({ cause, rivals }) => [cause, ...rivals]).map(key);
        for (const { name, cells } of seen.sites) {
          for (const cell of cells.filter(({ verdict }) => verdict === 'reachable')) {
            const egress = egresses.get(name) ?? '';
            for (const at of placesOf({ ...cell, site: name, egress })) {
              const { category = '' } = byUrl.get(cell.target) ?? {};
              for (const one of scopesOf(at, { target: cell.target, category }))
                expect(told).not.toContain(key(one));
            }
          }
        }
      }),
    );
  });

  it('lets each rival stand in the place of its cause', () => {
    fc.assert(
      fc.property(sites, broken, (some, planted) => {
        const { egresses, ...seen } = plantedSites(some, planted);
        const { causes } = tomography(seen, egresses);
        const isBy = (row: number, cause: SharedCause): boolean => {
          const cell = seen.missing[row];
          if (!cell) return false;
          return dependsOn({ ...cell, egress: egresses.get(cell.site) ?? '' }, cause, byUrl);
        };
        for (const { cause, cells, rivals, passing } of causes) {
          const others = causes.flatMap((one) => (one.cause === cause ? [] : one.cells));
          const own = cells.filter((row) => !others.includes(row));
          // What fails in part has rivals that explain about as well.
          for (const rival of passing === undefined ? rivals : []) {
            expect(own.every((row) => isBy(row, rival))).toBe(true);
          }
        }
      }),
    );
  });

  it.each<SharedCause>([
    { place: 'proxy', name: 'p1:3128' },
    { place: 'proxy', name: 'p1:3128', category: 'updates' },
    { place: 'proxy', name: 'p1:3128', target: 'https://updates1.example/' },
    { place: 'resolver', name: '10.0.0.2:53' },
    { place: 'egress', name: 'south' },
    { place: 'everywhere', category: 'cloud' },
    { place: 'everywhere', target: 'https://cloud2.example/' },
  ])('finds %j alone, where nothing else goes with it', (planted) => {
    const { causes, unshared } = causesOf(mixed, [planted]);
    expect(causes.map(({ cause }) => cause)).toEqual([planted]);
    expect(causes[0]).toMatchObject({ confidence: 'likely', rivals: [] });
    expect(unshared).toEqual([]);
  });

  it.each<Pick<SharedCause, 'category'>>([{}, { category: 'commands' }])(
    'finds what is of one site, with what of it may be the proxy and the name server as it reaches them: %j',
    (scope) => {
      const { causes, unshared } = causesOf(mixed, [{ place: 'site', name: 'site-5', ...scope }]);
      const own = (place: 'proxy' | 'resolver', name: string): SharedCause => ({
        ...{ place, name, site: 'site-5', ...scope },
      });
      expect(causes).toMatchObject([
        {
          cause: { place: 'site', name: 'site-5', ...scope },
          confidence: 'possible',
          rivals: [own('proxy', 'p1:3128'), own('resolver', '10.0.0.1:53')],
        },
      ]);
      expect(unshared).toEqual([]);
    },
  );

  it('finds a proxy that fails at one site and passes at others, with the trial that tells it from the site', () => {
    const cause = { place: 'proxy', name: 'p1:3128', site: 'site-5' } as const;
    const [found, ...others] = causesOf(mixed, [cause]).causes;
    expect(others).toEqual([]);
    expect(found?.nextTrial).toMatchObject({
      site: 'site-5',
      ifPasses: [expect.objectContaining(cause)],
    });
    expect(found?.nextTrial).not.toHaveProperty('proxy');
  });

  it('takes what the findings of one site name: its proxy, and neither the site nor its name server', () => {
    const { egresses, ...seen } = plantedSites(mixed, [{ place: 'site', name: 'site-5' }]);
    const cause = {
      ...({ kind: 'proxy-policy-refusal', actor: 'proxy-policy', confidence: 'certain' } as const),
    };
    const missing = seen.missing.map((cell) => ({ ...cell, cause }));
    expect(tomography({ ...seen, missing }, egresses).causes).toMatchObject([
      { cause: { place: 'proxy', name: 'p1:3128', site: 'site-5' }, rivals: [] },
    ]);
  });

  it('takes names that fail together for one list, and not for a cause each', () => {
    const names = ['cloud1', 'updates2', 'commands1'].map((name) => `https://${name}.example/`);
    const at = { place: 'proxy', name: 'p1:3128' } as const;
    const { causes } = causesOf(
      mixed,
      names.map((target) => ({ ...at, target })),
    );
    expect(causes).toMatchObject([{ cause: { ...at, targets: names.toSorted() }, rivals: [] }]);
  });

  it('finds three at once', () => {
    const planted: readonly SharedCause[] = [
      { place: 'proxy', name: 'p1:3128' },
      { place: 'resolver', name: '10.0.0.2:53' },
      { place: 'egress', name: 'north' },
    ];
    const { causes } = causesOf(mixed, planted);
    expect(causes.map(({ cause }) => key(cause)).toSorted()).toEqual(planted.map(key).toSorted());
  });

  it('names the rivals of what always goes together, and the trial that parts them', () => {
    const paired = regular(6, (index) => ({
      proxy: index < 3 ? 'p1:3128' : 'p2:3128',
      resolver: index < 3 ? '10.0.0.1:53' : '10.0.0.2:53',
      egress: 'north',
    }));
    const [found, ...others] = causesOf(paired, [{ place: 'proxy', name: 'p1:3128' }]).causes;
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      cause: { place: 'proxy', name: 'p1:3128' },
      confidence: 'possible',
      rivals: [{ place: 'resolver', name: '10.0.0.1:53' }],
    });
    // Directly: the resolver is asked, and the proxy is not.
    expect(found?.nextTrial).toMatchObject({
      site: 'site-0',
      ifFails: [{ place: 'resolver' }],
      ifPasses: [{ place: 'proxy' }],
    });
    expect(found?.nextTrial).not.toHaveProperty('proxy');
  });

  it('leaves what nothing shares alone', () => {
    const cause = { place: 'site', name: 'site-3', target: 'https://cloud1.example/' } as const;
    expect(causesOf(mixed, [cause])).toMatchObject({ causes: [], unshared: [0], atLeast: 0 });
  });

  it('takes a loopback proxy for another one at each site', () => {
    const local = regular(3, (index) => ({
      ...(index > 0 && { proxy: '127.0.0.1:3128' }),
      ...{ resolver: '10.0.0.1:53', egress: 'north' },
    }));
    const { causes } = causesOf(local, [{ place: 'proxy', name: '127.0.0.1:3128' }]);
    expect(causes.map(({ cause }) => cause.name)).toEqual([
      '127.0.0.1:3128 of site-1',
      '127.0.0.1:3128 of site-2',
    ]);
  });

  it('believes what was found for certain: no other team than that which it names', () => {
    const paired = regular(2, () => ({
      ...{ proxy: 'p1:3128', resolver: '10.0.0.1:53', egress: 'north' },
    }));
    const { egresses, ...seen } = plantedSites(paired, [{ place: 'proxy', name: 'p1:3128' }]);
    const cause = {
      ...({ kind: 'proxy-policy-refusal', actor: 'proxy-policy', confidence: 'certain' } as const),
    };
    const missing = seen.missing.map((cell) => ({ ...cell, cause }));
    const { causes } = tomography({ ...seen, missing }, egresses);
    expect(causes).toMatchObject([
      { cause: { place: 'proxy' }, confidence: 'certain', rivals: [] },
    ]);
  });
});
