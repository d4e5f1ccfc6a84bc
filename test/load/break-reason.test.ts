import { describe, expect, it } from 'vitest';
import { measureAt } from '../../fixtures/report/measure.ts';
import { breakReason, latencyBound } from '../../src/load/break-reason.ts';

const bounds = { maxErrors: 0.05, maxLatencyMs: 220 };

describe('breakReason()', () => {
  it('finds nothing where all that was due was done', () => {
    expect(breakReason(measureAt(100), bounds)).toBeUndefined();
  });

  it.each([
    ['throughput', { donePerSecond: 96.9 }],
    ['errors', { succeeded: 280, failed: 20 }],
    ['errors', { succeeded: 0, failed: 0, donePerSecond: 0 }],
    ['latency', { served: { count: 300, min: 1, p50: 20, p90: 221, max: 900 } }],
    ['latency', { served: { count: 5, min: 1, p50: 221, max: 900 } }],
  ] as const)('sees %s in %j', (reason, change) => {
    expect(breakReason(measureAt(100, change), bounds)).toBe(reason);
  });

  it('lets three percent be missing, and errors up to their bound pass', () => {
    expect(breakReason(measureAt(100, { donePerSecond: 97.1 }), bounds)).toBeUndefined();
    const few = measureAt(100, { succeeded: 286, failed: 14 });
    expect(breakReason(few, bounds)).toBeUndefined();
  });

  it('makes nothing of three that are on their way at a low rate', () => {
    expect(breakReason(measureAt(10, { donePerSecond: 8.6 }), bounds)).toBeUndefined();
    expect(breakReason(measureAt(10, { donePerSecond: 8.4 }), bounds)).toBe('throughput');
  });

  it('lays nothing that this machine began late on the way', () => {
    const late = measureAt(100, { latency: { count: 300, min: 1, p50: 500, p90: 900, max: 990 } });
    expect(breakReason(late, bounds)).toBeUndefined();
    const { served: _, ...old } = late;
    expect(breakReason(old, bounds)).toBe('latency');
  });

  it('judges no latency before it knows what is usual', () => {
    const slow = measureAt(100, { served: { count: 300, min: 1, p50: 900, p90: 950, max: 990 } });
    expect(breakReason(slow, { maxErrors: 0.05 })).toBeUndefined();
  });
});

describe('latencyBound()', () => {
  it('is ten times the usual, and 50 ms beyond it at least', () => {
    expect(latencyBound(measureAt(100))).toBe(212);
    const fast = { count: 100, min: 0.2, p50: 0.5, p90: 0.8, max: 3 };
    expect(latencyBound(measureAt(100, { served: fast }))).toBe(50.8);
  });
});
