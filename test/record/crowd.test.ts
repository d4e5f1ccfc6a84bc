import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrowdSoFar, lineCrowd } from '../../src/record/crowd.ts';
import { ObjectKinds } from '../../src/record/object-kinds.ts';

const first = () => ({ place: 'line 1', kinds: new ObjectKinds() });

describe('lineCrowd()', () => {
  it('counts lists, objects and commas of any JSON, and no signs within texts', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, '');
        const count = (signs: RegExp): number => bare.match(signs)?.length ?? 0;
        expect(lineCrowd(text, first())).toEqual({ holders: count(/[[{]/g), commas: count(/,/g) });
      }),
    );
  });

  it('takes time that grows with the text and no faster', () => {
    for (const text of ['"', '\\', '"\\', '\\"', 'a']) lineCrowd(text.repeat(1_000_000), first());
    lineCrowd(`"${'\\'.repeat(2_000_000)}`, first());
  });
});

describe('the kinds of objects of a file', () => {
  const told = (lines: readonly string[]): string => {
    const kinds = new ObjectKinds();
    try {
      for (const [at, line] of lines.entries()) lineCrowd(line, { place: `line ${at + 1}`, kinds });
      return 'taken';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const many = (count: number, made: (at: number) => string): string[] =>
    Array.from({ length: count }, (_, at) => made(at));

  it('are not more for more objects of the same keys, in whatever depth and layout', () => {
    const alike = (at: number): string => `{"a":${at},"b":[{"c" :"x{\\"y\\":"},{"c":{"a":1}}]}`;
    expect(told(many(5000, alike))).toBe('taken');
    expect(told([`[${many(5000, alike).join(',')}]`])).toBe('taken');
  });

  it.each([
    ['each with a key of its own', (at: number) => `{"k${at}":1}`],
    ['with few keys, each in another order', (at: number) => shuffled(at)],
    ['whose keys are numbers', () => '{"7":1}'],
  ])('are too many where a file is of objects %s, over its lines or in one', (_, made) => {
    const lines = many(2000, made);
    expect(told(lines)).toMatch(/line \d+ holds too many kinds of objects/);
    expect(told([`[${lines.join(',')}]`])).toMatch(/line 1 holds too many kinds of objects/);
  });

  it('are too many in one object of very many keys', () => {
    const keys = many(2000, (at) => `"k${at}":0`);
    expect(told([`{${keys.join(',')}}`])).toMatch(/too many kinds/);
  });
});

/** An object of seven keys in the order of a number. */
function shuffled(number: number): string {
  const left = [...'abcdefg'];
  let rest = number;
  const keys: string[] = [];
  while (left.length > 0) {
    keys.push(...left.splice(rest % left.length, 1));
    rest = Math.floor(rest / (left.length + 1));
  }
  return `{${keys.map((key) => `"${key}":0`).join(',')}}`;
}

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
