import { describe, expect, it } from 'vitest';
import { logTicks } from '../../../../../src/report/formats/html/chart/chart-spec.ts';

describe('logTicks()', () => {
  it('counts by powers of ten where there are many, and closer where there are few', () => {
    expect(logTicks(0.5, 20_000)).toEqual([1, 10, 100, 1000, 10_000]);
    expect(logTicks(8, 400)).toEqual([10, 30, 100, 300]);
    expect(logTicks(40, 210)).toEqual([50, 70, 100, 200]);
  });
});
