import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonElements } from '../../../src/record/forms/json-elements.ts';
import { chunks, collect } from '../saved-audit.ts';

type Document = Record<string, unknown>;

async function put(text: string, { size = 64, wanted = /(?:)/ } = {}): Promise<Document> {
  const keys = { has: (key: string) => wanted.test(key) } as ReadonlySet<string>;
  const members = new Map<string, unknown>();
  const bytes = chunks(Buffer.from(text), size);
  for (const { key, index, value } of await collect(jsonElements(bytes, keys))) {
    if (index === undefined) members.set(key, value);
    else if (index === 0) members.set(key, [value]);
    else (members.get(key) as unknown[]).push(value);
  }
  return Object.fromEntries(members);
}

describe('jsonElements()', () => {
  it('cuts any document to what JSON.parse() has of it, in chunks of any size', async () => {
    const document = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.jsonValue(),
    );
    const given = fc.tuple(document, fc.nat(40), fc.nat(3));
    await fc.assert(
      fc.asyncProperty(given, async ([value, size, space]) => {
        const text = JSON.stringify(value, null, space);
        expect(await put(text, { size: size + 1 })).toEqual(JSON.parse(text));
      }),
      { numRuns: 200 },
    );
  });

  it('passes over what nobody asked for, whatever stands there', async () => {
    expect(
      await put('{"a": ["\\"", {"x": [tru]}], "b": [1, "]}"], "c": tru}', { wanted: /b/ }),
    ).toEqual({
      b: [1, ']}'],
    });
    await expect(put('{"a": [}', { wanted: /b/ })).rejects.toThrow('it ends before its end');
  });

  it.each([
    ['{"a": 1', 'it ends before its end'],
    ['{"a": "', 'it ends before its end'],
    ['{"a" 1}', 'it is not JSON behind "a"'],
    ['{"a": 1} {', 'it is not JSON behind "a"'],
    ['[1]', 'it is not JSON behind ""'],
    ['{"a": nul}', 'a is not JSON'],
    ['{"a": [1, 2x]}', 'a[1] is not JSON'],
    ['{"a": [}', 'a[0] is not JSON'],
    [`{"a": ["${'x'.repeat(5 << 20)}"]}`, 'a[0] is longer than 4194304 bytes'],
    [`{"${'x'.repeat(5000)}": 1}`, 'a key is longer than 1000 bytes'],
  ])('refuses %.20s', async (text, why) => {
    await expect(put(text, { size: 65_536 })).rejects.toThrow(why);
  });
});
