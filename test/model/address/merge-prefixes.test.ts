import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePrefixes } from '../../../src/model/address/merge-prefixes.ts';
import { prefixSet } from '../../../src/model/address/prefix-set.ts';

describe('mergePrefixes()', () => {
  it.each([
    [['10.0.0.0/25', '10.0.0.128/25'], ['10.0.0.0/24']],
    [
      ['10.0.1.0/24', '10.0.2.0/24'],
      ['10.0.1.0/24', '10.0.2.0/24'],
    ],
    [['10.0.0.7', '10.0.0.0/24', '10.0.0.0/24'], ['10.0.0.0/24']],
    [['10.0.0.3', '10.0.0.2/32', '10.0.0.0', '10.0.0.1'], ['10.0.0.0/30']],
    [
      ['2603:1000::/41', '2603:1000:80::/41', '1.2.3.4'],
      ['1.2.3.4', '2603:1000::/40'],
    ],
    [
      ['255.255.255.254/31', 'ffff::/16', 'fffe::/16'],
      ['255.255.255.254/31', 'fffe::/15'],
    ],
    [
      ['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1'],
      ['0.0.0.0/0', '::/0'],
    ],
    [['x', '10.0.0.1/24', '10.0.0.0/33', '', '1.2.3.4%1'], []],
  ])('makes of %j %j', (some, fewest) => {
    expect(mergePrefixes(some)).toEqual(fewest);
  });

  /** One byte of addresses, as a set of whole ones. */
  const small = fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
    .map(([last, bits]) => `10.0.0.${last & (0xff << (32 - bits))}/${bits}`);
  const all = (texts: readonly string[]): readonly boolean[] => {
    const held = new Array<boolean>(256).fill(false);
    for (const text of texts) {
      const [, last, bits = '32'] = /\.(\d+)(?:\/(\d+))?$/.exec(text) ?? [];
      held.fill(true, Number(last), Number(last) + 2 ** (32 - Number(bits)));
    }
    return held;
  };
  /** How many aligned blocks a set takes at the least: those whole, of which the one around is not. */
  const fewest = (held: readonly boolean[], from = 0, size = 256): number => {
    const part = held.slice(from, from + size);
    if (part.every(Boolean)) return 1;
    if (!part.some(Boolean)) return 0;
    return fewest(held, from, size / 2) + fewest(held, from + size / 2, size / 2);
  };

  it('holds the same addresses, and is as short as can be', () => {
    fc.assert(
      fc.property(fc.array(small, { maxLength: 40 }), (texts) => {
        const merged = mergePrefixes(texts);
        expect(all(merged)).toEqual(all(texts));
        expect(merged).toHaveLength(fewest(all(texts)));
        expect(mergePrefixes([...merged].reverse())).toEqual(merged);
      }),
    );
  });

  it('is found in by halving as one by one, in both families', () => {
    const six = small.map((text) => {
      const [, last, bits] = /\.(\d+)\/(\d+)$/.exec(text) ?? [];
      return `2603::${Number(last).toString(16)}/${Number(bits) + 96}`;
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(small, six), { maxLength: 30 }), (texts) => {
        const set = prefixSet(texts);
        const four = all(texts.filter((text) => !text.includes(':')));
        for (const [last, isHeld] of four.entries()) {
          expect(set.has(`10.0.0.${last}`)).toBe(isHeld);
        }
        for (const text of texts) expect(set.has(text)).toBe(true);
        expect([set.has('11.0.0.1'), set.has('2604::'), set.has('x')]).toEqual([
          false,
          false,
          false,
        ]);
        expect(set.has('10.0.0.0/23')).toBe(false);
      }),
    );
  });
});
