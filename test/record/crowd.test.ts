import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrowdSoFar, lineCrowd } from '../../src/record/crowd.ts';

describe('lineCrowd()', () => {
  it('counts lists, objects and commas of any JSON, and no signs within texts', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, '');
        const count = (signs: RegExp): number => bare.match(signs)?.length ?? 0;
        expect(lineCrowd(text, 'line 1')).toEqual({ holders: count(/[[{]/g), commas: count(/,/g) });
      }),
    );
  });

  it('takes time that grows with the text and no faster', () => {
    for (const text of ['"', '\\', '"\\', '\\"', 'a']) lineCrowd(text.repeat(1_000_000), 'line 1');
    lineCrowd(`"${'\\'.repeat(2_000_000)}`, 'line 1');
  });
});

describe('CrowdSoFar', () => {
  it('holds what an audit comes to by its attempts, and not many times that', () => {
    const crowd = new CrowdSoFar(40_000);
    crowd.add({ holders: 1_000_000, commas: 4_000_000 }, 'line 1');
    crowd.add({ holders: 900_000, commas: 0 }, 'line 2');
    const tooMuch = { holders: 100_001, commas: 0 };
    expect(() => crowd.add(tooMuch, 'line 3')).toThrow('line 3 holds too many values');
    const small = new CrowdSoFar(5);
    expect(() => small.add({ holders: 0, commas: 1_002_000 }, 'line 2')).toThrow('too many values');
    small.expect(5000);
    small.add({ holders: 400_000, commas: 0 }, 'line 3');
  });
});
