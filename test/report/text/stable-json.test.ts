import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableJson } from '../../../src/report/text/stable-json.ts';

describe('stableJson()', () => {
  it('says what JSON.stringify says, whatever the keys and the order they were set in', () => {
    const shuffled = fc
      .dictionary(fc.oneof(fc.string(), fc.constantFrom('id', 'a,b', '"', '__proto__')), fc.json())
      .chain((object) =>
        fc.tuple(
          fc.constant(object),
          fc.shuffledSubarray(Object.keys(object), { minLength: Object.keys(object).length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([object, keys]) => {
        const value = Object.fromEntries(
          Object.entries(object).map(([key, json]) => [key, JSON.parse(json)]),
        );
        const other = Object.fromEntries(keys.map((key) => [key, value[key]]));
        expect(JSON.parse(stableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(stableJson(other)).toBe(stableJson(value));
      }),
    );
  });

  it('keeps apart keys that look alike when they are joined', () => {
    expect(stableJson({ 'a","b': 1 })).toBe('{"a\\",\\"b":1}');
    expect(stableJson({ a: 1, b: 2 })).toBe('{"a":1,"b":2}');
    expect(stableJson({ 'a,b': 1, c: 2 })).toBe('{"a,b":1,"c":2}');
    expect(stableJson({ a: 1, 'b,c': 2 })).toBe('{"a":1,"b,c":2}');
  });

  it('leaves out what is undefined in one object and not in the next of its kind', () => {
    expect(stableJson({ b: 1, a: undefined })).toBe('{"b":1}');
    expect(stableJson({ b: undefined, a: [undefined, null] })).toBe('{"a":[null,null]}');
    expect(stableJson({ b: 1, a: 2 })).toBe('{"a":2,"b":1}');
    expect(stableJson({})).toBe('{}');
  });

  it('puts what a thing is first, and sorts the rest', () => {
    expect(stableJson({ zone: 1, age: 2, failure: null, id: 'a1' })).toBe(
      '{"id":"a1","failure":null,"age":2,"zone":1}',
    );
  });
});
