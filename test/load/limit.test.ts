import { describe, expect, it } from 'vitest';
import { atEase, measureAt } from '../../fixtures/report/measure.ts';
import { type LimitInput, limitOf } from '../../src/load/limit.ts';
import type { BreakReason, LimitTrial } from '../../src/model/load/load-limit.ts';
import type { MachineLimit } from '../../src/model/load/load-measure.ts';

function held(rate: number): LimitTrial {
  return { rate, measure: measureAt(rate) };
}

function broken(
  rate: number,
  { reason = 'throughput', limits = [] }: BrokenOptions = {},
): LimitTrial {
  const measure = measureAt(rate, { donePerSecond: 200, generator: { ...atEase, limits } });
  return { rate, broken: reason, measure };
}

interface BrokenOptions {
  readonly reason?: BreakReason;
  readonly limits?: readonly MachineLimit[];
}

const thrice = <T>(item: T): T[] => [item, item, item];

function limit(trials: readonly LimitTrial[], change: Partial<LimitInput> = {}) {
  const given = { connections: 500, isComplete: true, isCompared: true, hasDirect: true };
  return limitOf({ way: 'proxy', trials, ...given, ...change });
}

const direct = { rate: 210, measure: measureAt(210, { way: 'direct' }) };

describe('limitOf()', () => {
  it('names both ends, the reason and the proxy, where the way without it carries more', () => {
    const trials = [held(100), ...thrice(held(200)), ...thrice(broken(210))];
    const comparison = [direct, broken(210), broken(210), direct, direct, broken(210)];
    expect(limit(trials, { comparison, maxLatencyMs: 220 })).toMatchObject({
      rate: 200,
      brokenRate: 210,
      reason: 'throughput',
      owner: 'proxy',
      confidence: 'high',
      maxLatencyMs: 220,
      comparison,
    });
  });

  it('names nobody where the ways were not compared to the end', () => {
    const trials = [held(100), ...thrice(held(200)), ...thrice(broken(210))];
    const cut = limit(trials, { comparison: [direct, broken(210)], isCompared: false });
    expect(cut).toMatchObject({ owner: 'not-known', doubt: 'cut', confidence: 'high' });
  });

  it.each(['event-loop', 'cpu', 'local-limit'] as const)(
    'names this machine where %s says so at the rate that broke',
    (sign) => {
      const trials = [...thrice(held(200)), ...Array(4).fill(broken(210, { limits: [sign] }))];
      expect(limit(trials, { comparison: [direct] }).owner).toBe('this-machine');
    },
  );

  it('names this machine for late starts where latency broke, and not where throughput did', () => {
    const late = { limits: ['late-starts'] } as const;
    const slow = broken(210, { ...late, reason: 'latency' });
    expect(limit([held(200), ...Array(4).fill(slow)]).owner).toBe('this-machine');
    const kept = limit([held(200), ...thrice(broken(210, late))], { hasDirect: false });
    expect(kept.owner).toBe('proxy-or-target');
  });

  it('says that no limit was reached where nothing broke', () => {
    const found = limit([held(100), held(200)]);
    expect(found).toMatchObject({ rate: 200, owner: 'not-reached', confidence: 'medium' });
    expect(found).not.toHaveProperty('brokenRate');
    expect(found).not.toHaveProperty('reason');
  });

  it('has no rate where none held', () => {
    const found = limit(thrice(broken(50, { reason: 'errors' })));
    expect(found).toMatchObject({ brokenRate: 50, reason: 'errors' });
    expect(found).not.toHaveProperty('rate');
  });

  it('is less sure where trials disagree, and least where it was cut off', () => {
    const torn = [...thrice(held(200)), broken(200), ...thrice(broken(210))];
    expect(limit(torn).confidence).toBe('medium');
    expect(limit([held(200), ...thrice(broken(210))]).confidence).toBe('medium');
    const whole = [...thrice(held(200)), ...thrice(broken(210))];
    expect(limit(whole, { isComplete: false }).confidence).toBe('low');
  });

  it('takes the reason that the most trials of the rate give', () => {
    const late = broken(210, { reason: 'latency' });
    const trials = [...thrice(held(200)), late, ...thrice(broken(210))];
    expect(limit(trials).reason).toBe('throughput');
  });
});
