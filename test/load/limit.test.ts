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
  return limitOf({ way: 'proxy', trials, connections: 500, isComplete: true, ...change });
}

describe('limitOf()', () => {
  it('names both ends, the reason and the proxy, where the way without it carries more', () => {
    const trials = [held(100), ...thrice(held(200)), ...thrice(broken(210))];
    expect(limit(trials, { direct: held(210), maxLatencyMs: 220 })).toMatchObject({
      rate: 200,
      brokenRate: 210,
      reason: 'throughput',
      owner: 'proxy',
      confidence: 'high',
      maxLatencyMs: 220,
    });
  });

  it('does not blame the proxy for what breaks without it as well', () => {
    const trials = [...thrice(held(200)), ...thrice(broken(210))];
    expect(limit(trials, { direct: broken(210) }).owner).toBe('target');
    expect(limit(trials).owner).toBe('proxy-or-target');
    const unsure = broken(210, { limits: ['cpu'] });
    expect(limit(trials, { direct: unsure }).owner).toBe('proxy-or-target');
  });

  it('names the target where there was no proxy in between', () => {
    const trials = [...thrice(held(200)), ...thrice(broken(210))];
    expect(limit(trials, { way: 'direct' }).owner).toBe('target');
  });

  it.each(['event-loop', 'cpu', 'local-limit'] as const)(
    'names this machine where %s says so at the rate that broke',
    (sign) => {
      const trials = [...thrice(held(200)), ...Array(4).fill(broken(210, { limits: [sign] }))];
      expect(limit(trials, { direct: held(210) }).owner).toBe('this-machine');
    },
  );

  it('names this machine for late starts where latency broke, and not where throughput did', () => {
    const late = { limits: ['late-starts'] } as const;
    const slow = broken(210, { ...late, reason: 'latency' });
    expect(limit([held(200), ...Array(4).fill(slow)]).owner).toBe('this-machine');
    expect(limit([held(200), ...thrice(broken(210, late))]).owner).toBe('proxy-or-target');
  });

  it('names --connections where they cannot carry the rate (in use = rate × time of one)', () => {
    // 20 ms each, less half a millisecond of waiting here: 210 a second keep 4.1 in use.
    const trials = [...thrice(held(200)), ...thrice(broken(210))];
    expect(limit(trials, { connections: 5 }).owner).toBe('connections');
    expect(limit(trials, { connections: 6 }).owner).toBe('proxy-or-target');
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
