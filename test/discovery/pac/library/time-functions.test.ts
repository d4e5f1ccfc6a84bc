import { afterEach, describe, expect, it, vi } from 'vitest';
import { timeFunctions } from '../../../../src/discovery/pac/library/time-functions.ts';

const { timeRange, dateRange, weekdayRange } = timeFunctions();

afterEach(() => {
  vi.useRealTimers();
});

describe('timeRange()', () => {
  it('is true for exactly its hours of a day', () => {
    const hours = (first: number, last: number): number[] =>
      Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => {
        vi.setSystemTime(Date.UTC(2026, 2, 4, hour, 30));
        return timeRange(first, last, 'GMT');
      });
    vi.useFakeTimers({ toFake: ['Date'] });
    expect(hours(9, 12)).toEqual([9, 10, 11]);
    expect(hours(22, 2)).toEqual([0, 1, 22, 23]);
    expect(hours(5, 5)).toEqual([5]);
  });

  it('throws for a number of arguments that has no meaning', () => {
    expect(() => timeRange()).toThrow('timeRange takes 1, 2, 4 or 6 numbers, not 0');
    expect(() => timeRange(1, 2, 3, 'GMT')).toThrow('not 3');
  });

  it('is never true for words', () => {
    expect(timeRange('noon', 'GMT')).toBe(false);
    expect(timeRange('a', 'b', 'c', 'd')).toBe(false);
  });
});

describe('dateRange()', () => {
  it('goes around the end of a month and of a year', () => {
    const days = (from: number, to: number): number[] =>
      Array.from({ length: 31 }, (_, day) => day + 1).filter((day) => {
        vi.setSystemTime(Date.UTC(2026, 0, day, 12));
        return dateRange(from, to, 'GMT');
      });
    vi.useFakeTimers({ toFake: ['Date'] });
    expect(days(29, 2)).toEqual([1, 2, 29, 30, 31]);
    vi.setSystemTime(Date.UTC(2026, 11, 31, 23, 59, 59));
    expect(dateRange('NOV', 'FEB', 'GMT')).toBe(true);
    vi.setSystemTime(Date.UTC(2028, 1, 29));
    expect(dateRange(29, 'FEB', 2028, 1, 'MAR', 2028, 'GMT')).toBe(true);
  });

  it('takes a day with its month as that day, with and without a year', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.UTC(2026, 11, 24, 12));
    expect(dateRange(24, 'DEC', 'GMT')).toBe(true);
    expect(dateRange(24, 'DEC', 2026, 'GMT')).toBe(true);
    expect(dateRange(24, 'DEC', 2027, 'GMT')).toBe(false);
    expect(dateRange(25, 'DEC', 'GMT')).toBe(false);
    expect(dateRange('DEC', 2026, 'GMT')).toBe(true);
  });

  it('takes month names in any case and numbers as texts', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.UTC(2026, 5, 15));
    expect(dateRange('jun', 'GMT')).toBe(true);
    expect(dateRange('15', 'Jun', '15', 'Jun', 'GMT')).toBe(true);
  });
});

describe('weekdayRange()', () => {
  it('is true for exactly its days of a week', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const days = (first: string, last: string): number[] =>
      Array.from({ length: 7 }, (_, day) => day).filter((day) => {
        vi.setSystemTime(Date.UTC(2026, 2, 1 + day));
        return weekdayRange(first, last, 'GMT');
      });
    expect(days('MON', 'WED')).toEqual([1, 2, 3]);
    expect(days('FRI', 'SUN')).toEqual([0, 5, 6]);
    expect(days('SUN', 'SAT')).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(days('NEVER', 'SAT')).toEqual([]);
  });
});
