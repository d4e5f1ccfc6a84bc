import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePrefixes } from '../../../src/model/address/merge-prefixes.ts';
import { prefixSet } from '../../../src/model/address/prefix-set.ts';
import { type RuleDialect, ruleDialects } from '../../../src/model/rules/rule-dialect.ts';
import { dialects } from '../../../src/rules/dialects.ts';
import { compareHave } from '../../../src/rules/have/compare-have.ts';
import { readServiceTags } from '../../../src/rules/ranges/service-tags.ts';
import { withRanges } from '../../../src/rules/ranges/with-ranges.ts';
import { readers } from '../../../src/rules/readers.ts';
import { writeRules } from '../../../src/rules/write-rules.ts';
import { entry, ranged, ruleSet } from '../sample-rules.ts';
import { serviceTagsFile, tagOf } from '../service-tags-file.ts';

type Read = Exclude<RuleDialect, 'pac'>;
const byRanges = ruleDialects.filter((name) => dialects[name].takesRanges);
const asData: readonly RuleDialect[] = ['csv', 'json'];
const products = byRanges.filter((name): name is Read => !asData.includes(name));
const golden = (name: string): string =>
  new URL(`../../../fixtures/rules/ranges/${name}`, import.meta.url).pathname;

describe('dialects with ranges', () => {
  it.each(byRanges)('%s writes ranges in the place of names as it is kept', async (name) => {
    const { text, notes } = writeRules(ranged, name);
    await expect(text).toMatchFileSnapshot(golden(`${name}${dialects[name].ending}`));
    await expect(`${JSON.stringify(notes, undefined, 1)}\n`).toMatchFileSnapshot(
      golden(`${name}.notes.json`),
    );
  });

  it.each(ruleDialects.filter((name) => !byRanges.includes(name)))(
    '%s knows names, writes what it does without ranges, and says so',
    (name) => {
      const { text, notes } = writeRules(ranged, name);
      expect(text).toBe(writeRules({ ...ranged, ranges: undefined } as never, name).text);
      expect(notes.map(({ kind }) => kind)).toContain('ranges-unused');
      expect(text).not.toContain('20.55.16.0');
    },
  );

  it.each(products)('%s is read back: documented ranges, and no answer beyond them', (name) => {
    const { places, unread, unreadLines } = readers[name](writeRules(ranged, name).text);
    expect({ unread, unreadLines }).toEqual({ unread: [], unreadLines: 0 });
    const held = prefixSet(places.flatMap(({ host, byAddress }) => (byAddress ? [host] : [])));
    const all = ['20.55.16.0/23', '20.66.1.32/28', '20.77.0.16', '20.77.40.0/22'];
    for (const range of [...all, '2603:1061:5:400::/64']) {
      expect([range, held.has(range)]).toEqual([range, true]);
    }
    for (const beside of ['20.55.15.255', '20.55.18.0', '20.66.1.31', '20.66.1.48', '20.77.0.17']) {
      expect([beside, held.has(beside)]).toEqual([beside, false]);
    }
    const ports = places.filter(({ byAddress }) => byAddress).map((one) => one.ports);
    expect(ports.every((some) => some?.every((port) => port === 443))).toBe(true);
    // FortiGate exempts from inspection by names alone.
    const names = places.filter(({ list }) => list === 'allow').map(({ host }) => host);
    expect(names).not.toContain('endpoint.security.microsoft.com');
    expect(names).not.toContain('eu-v20.events.endpoint.security.microsoft.com');
  });

  it.each(products)(
    '%s: nothing is missing in what stands already, and no range is unasked',
    (name) => {
      const { text } = writeRules(ranged, name);
      const { entries, delta, outside } = compareHave(text, {
        shown: ranged,
        all: ranged,
        dialect: name,
      });
      const { unasked, wide, unread } = delta ?? {};
      expect({ unasked, wide, unread }).toEqual({ unasked: [], wide: [], unread: [] });
      // What stands already refuses an answer beyond it all the same.
      expect(outside).toEqual([
        { name: 'mdav.eu.endpoint.security.microsoft.com', address: '9.9.9.9' },
      ]);
      const named = entries.filter(({ cover }) => cover?.basis === 'documented');
      expect(named.filter(({ list }) => list === 'allow')).toEqual([]);
    },
  );

  const four = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 16 - 1 }), fc.integer({ min: 16, max: 32 }))
    .map(([low, bits]) => {
      const rest = low & ~(2 ** (32 - bits) - 1);
      return `20.55.${rest >> 8}.${rest & 255}/${bits}`;
    });
  const six = fc
    .tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 48, max: 128 }))
    .map(([group, bits]) => `2603:1061:${group.toString(16)}::/${bits}`);

  it.each(products)('%s holds the same addresses as any file of tags, and no other', (name) => {
    const lists = fc.array(fc.oneof(four, six), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lists, lists, (some, others) => {
        const values = [
          tagOf('MicrosoftDefenderForEndpoint', some),
          tagOf('OneDsCollector', others),
        ];
        const ranges = { file: 'x', ...readServiceTags(serviceTagsFile({ values })) };
        const one = entry('endpoint.security.microsoft.com', { below: true, apex: false });
        const set = withRanges(ruleSet([one]), { ranges, answers: new Map() });
        const { places, unread } = readers[name](writeRules(set, name).text);
        expect(unread).toEqual([]);
        expect(places.every(({ byAddress }) => byAddress)).toBe(true);
        expect(mergePrefixes(places.map(({ host }) => host))).toEqual(
          mergePrefixes([...some, ...others]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each(products)('%s lets the name of a file of ranges out of no comment', (name) => {
    const file = '"\'`$(id)\n;*/\r</descr>\u2028 --> evil.json';
    const ranges = ranged.ranges && { ...ranged.ranges, file };
    const { unread } = readers[name](
      writeRules({ ...ranged, ...(ranges && { ranges }) }, name).text,
    );
    expect(unread).toEqual([]);
  });

  it('nftables: what is documented goes by ranges alone, the rest by what name servers said', () => {
    const { text, notes } = writeRules(ranged, 'nftables');
    const about = (kind: string) => notes.find((one) => one.kind === kind);
    expect(text).toContain('\t\t\t13.1.2.3,\n');
    expect(about('ranges-written')?.about).toEqual([
      '*.endpoint.security.microsoft.com:443',
      '*.security.microsoft.com:443',
    ]);
    expect(about('addresses-dated')?.about).not.toContain('*.endpoint.security.microsoft.com:443');
    expect(about('names-lost')?.about).toEqual([
      'crl.microsoft.com:80',
      'us4-v20.events.data.microsoft.com:443',
      'wsus1eastprod.blob.core.windows.net:443',
    ]);
  });

  it('what stands already as a wider range is told, as several that hold one together are not', () => {
    const one = ruleSet(ranged.entries.filter(({ cover }) => cover?.basis === 'documented'));
    const at = (ranges: readonly string[]) => {
      const shown = { ...one, ranges: ranged.ranges } as never;
      const text = writeRules(shown, 'nftables').text.replace(
        '20.55.16.0/23,',
        `${ranges.join(',\n')},`,
      );
      return compareHave(text, { shown, all: shown, dialect: 'nftables' });
    };
    const allowed = one.entries.filter(({ list }) => list === 'allow').length;
    const halves = at(['20.55.16.0/24', '20.55.17.0/24']);
    expect([halves.delta?.held, halves.delta?.wide]).toEqual([allowed, []]);
    const wide = at(['20.55.16.0/20']).delta;
    expect(wide?.wide).toMatchObject([
      { place: '20.55.16.0/20 port 443', enough: ['20.55.16.0/23'] },
    ]);
    const half = at(['20.55.16.0/24']).delta;
    expect(half?.held).toBe(0);
    const other = at(['20.55.16.0/23', '30.0.0.0/24']).delta;
    expect(other?.unasked).toMatchObject([{ place: '30.0.0.0/24 port 443' }]);
  });
});
