import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peerClock } from '../../../src/net/http/peer-clock.ts';

const date = 'Mon, 05 Jan 2026 08:00:01 GMT';

describe('peerClock()', () => {
  it('reads Date and Age, in whatever case they are written', () => {
    expect(
      peerClock([
        ['DATE', date],
        ['age', '3600'],
      ]),
    ).toEqual({ date: '2026-01-05T08:00:01.000Z', age: 3600 });
  });

  it('is nothing where neither was sent', () => {
    expect(peerClock([['content-type', 'text/plain']])).toEqual({});
  });

  it.each([
    '2026-01-05T08:00:01Z',
    'Monday, 05-Jan-26 08:00:01 GMT',
    'Mon, 05 Foo 2026 08:00:01 GMT',
    'Mon, 05 Jan 2026 08:00:01 +0100',
    'Mon, 05 Jan 2026 99:00:01 GMT',
    '0',
    '',
  ])('takes no %j for a date', (text) => {
    expect(peerClock([['date', text]])).toEqual({});
  });

  it.each(['-1', '1.5', '1e9', '99999999999', 'old'])('takes no %j for an age', (text) => {
    expect(peerClock([['age', text]])).toEqual({});
  });

  it('goes by nothing that was said twice', () => {
    const twice = (name: string, value: string) => [[name, value] as const, [name, value] as const];
    expect(peerClock([...twice('Date', date), ...twice('Age', '1')])).toEqual({});
  });

  it('never throws, and gives a date that can be read back', () => {
    const value = fc.oneof(fc.string(), fc.date().map(String), fc.constant(date));
    fc.assert(
      fc.property(value, value, (one, other) => {
        const told = peerClock([
          ['date', one],
          ['age', other],
        ]);
        if (told.date !== undefined) expect(new Date(told.date).toISOString()).toBe(told.date);
        expect(told.age ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
