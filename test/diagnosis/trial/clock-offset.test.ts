import { describe, expect, it } from 'vitest';
import { clockOffset } from '../../../src/diagnosis/trial/clock-offset.ts';

const startedAt = '2026-11-20T08:30:00.000Z';

describe('clockOffset()', () => {
  it('holds the Date of an answer against our clock when its first byte came', () => {
    const date = 'Fri, 20 Nov 2026 08:31:00 GMT';
    expect(clockOffset({ date, startedAt, firstByteMs: 500 })).toBe(59_500);
    expect(clockOffset({ date, startedAt })).toBe(60_000);
  });

  it('adds the time that the answer lay in a cache', () => {
    const date = 'Fri, 20 Nov 2026 08:20:00 GMT';
    expect(clockOffset({ date, age: 600, startedAt })).toBe(0);
  });

  it('knows nothing without a Date, or of one that is none', () => {
    expect(clockOffset({ startedAt })).toBeUndefined();
    expect(clockOffset({ date: 'yesterday', startedAt })).toBeUndefined();
  });
});
