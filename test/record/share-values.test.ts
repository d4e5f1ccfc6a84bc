import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../../src/model/audit/record.ts';
import { sharingValues } from '../../src/record/share-values.ts';

/** A line as if it had been parsed, of whatever holds. */
const lineOf = (observation: object): RecordLine =>
  JSON.parse(JSON.stringify({ type: 'observation', observation })) as RecordLine;
const heldBy = (line: RecordLine): Record<string, unknown> =>
  (line as unknown as { observation: Record<string, unknown> }).observation;

describe('sharingValues()', () => {
  it('puts one object in the place of equal ones, and of what holds equal ones', () => {
    const share = sharingValues();
    const seen = {
      proxy: { kind: 'http', host: 'proxy.example', tls: { names: ['proxy.example'] } },
    };
    const [one, other] = [lineOf(seen), lineOf(seen)].map((line) => heldBy(share(line)));
    expect(one?.['proxy']).toEqual(seen.proxy);
    expect(other?.['proxy']).toBe(one?.['proxy']);
  });

  it.each([
    ['order', ['a', 'b'], ['b', 'a']],
    ['kind', ['1'], [1]],
    ['form', ['a'], { 0: 'a' }],
    ['cut', ['a,1:"b'], ['a', 'b']],
    ['nothing', [null], ['null']],
    ['depth', [['a']], ['a']],
    ['names', { a: 1 }, { b: 1 }],
  ])('holds apart what differs by its %s alone', (_, one, other) => {
    const share = sharingValues();
    share(lineOf({ value: one }));
    expect(heldBy(share(lineOf({ value: other })))).toEqual({ value: other });
  });

  it('changes no line, whatever went before it', () => {
    const line = fc.record({ a: fc.jsonValue(), id: fc.string(), b: fc.jsonValue() });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const share = sharingValues();
        const parsed = [...lines, ...lines];
        expect(parsed.map((one) => heldBy(share(lineOf(one))))).toEqual(
          parsed.map((one) => heldBy(lineOf(one))),
        );
      }),
    );
  });

  it('changes none where it forgot what it knew', () => {
    const share = sharingValues();
    const nested = (index: number): object => ({
      outer: { inner: { host: `h${index % 30_000}.example` } },
    });
    for (let index = 0; index < 70_000; index += 1) {
      const kept = heldBy(share(lineOf(nested(index))));
      if (index % 997 === 0) expect(kept).toEqual(nested(index));
    }
  });
});
