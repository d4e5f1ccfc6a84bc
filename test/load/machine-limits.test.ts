import { describe, expect, it } from 'vitest';
import { type Circumstances, machineLimits } from '../../src/load/machine-limits.ts';
import type { Spread } from '../../src/model/load/load-measure.ts';

const idle: Circumstances = {
  lateness: { count: 1000, min: 0, p50: 0.5, p90: 1, p99: 2, max: 40 },
  eventLoop: 0.2,
  cpu: 0.2,
  machine: 0.3,
  inFlight: 4,
  waited: 0,
  localFailures: 0,
};

function late(spread: Partial<Spread>): Circumstances {
  return { ...idle, lateness: { count: 5, min: 0, p50: 0.5, max: 200, ...spread } };
}

describe('machineLimits()', () => {
  it('finds nothing in a machine that is idle, for all that one start came late', () => {
    expect(machineLimits(idle)).toEqual([]);
  });

  it.each([
    ['late-starts', late({ count: 1000, p90: 1, p99: 11 })],
    ['late-starts', late({ count: 50, p90: 11 })],
    ['late-starts', late({ p50: 11 })],
    ['event-loop', { ...idle, eventLoop: 0.95 }],
    ['cpu', { ...idle, machine: 0.97 }],
    ['connections', { ...idle, waited: 1 }],
    ['local-limit', { ...idle, localFailures: 1 }],
  ])('sees %s', (limit, seen) => {
    expect(machineLimits(seen)).toEqual([limit]);
  });

  it('takes the highest percentile that the count can carry', () => {
    expect(machineLimits(late({ count: 50, p90: 9 }))).toEqual([]);
    expect(machineLimits(late({ p50: 9 }))).toEqual([]);
  });

  it('does not guess at a machine that does not say how busy it is', () => {
    const { machine: _, ...seen } = idle;
    expect(machineLimits(seen)).toEqual([]);
  });
});
