import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands, direct, events, headOf, proxy } from '../../../fixtures/case/head.ts';
import {
  connect,
  fine,
  fineByProxy,
  handshake,
  reached,
  resolve,
} from '../../../fixtures/case/steps.ts';
import { repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import { mergeHistograms } from '../../../src/diagnosis/timing/histogram.ts';
import { latency as latencyOf } from '../../../src/diagnosis/timing/latency.ts';
import { percentile } from '../../../src/diagnosis/timing/percentile.ts';
import { timedTrials } from '../../../src/diagnosis/timing/timed-trials.ts';
import type { Trial } from '../../../src/model/audit/report.ts';
import type { Route } from '../../../src/model/route/route.ts';

function latency(routes: readonly Route[], trials: readonly Trial[], samples = 1) {
  return latencyOf(headOf([commands], routes, { samples }), timedTrials(trials));
}

const connecting = (durations: readonly number[]) =>
  durations.map((durationMs, index) =>
    trial(`a${index + 1}`, { target: commands, route: direct, steps: [connect({ durationMs })] }),
  );

describe('percentile()', () => {
  it('takes the nearest rank', () => {
    const values = [15, 20, 35, 40, 50];
    expect([5, 30, 40, 50, 100].map((percent) => percentile(values, percent))).toEqual([
      15, 20, 20, 35, 50,
    ]);
  });

  it('is one of the values, with at least that share of them not above it', () => {
    const ascending = fc
      .array(fc.integer({ min: 0, max: 50 }), { minLength: 1 })
      .map((values) => values.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(ascending, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const value = percentile(values, percent);
        expect(values).toContain(value);
        const share = values.filter((other) => other <= value).length / values.length;
        expect(share * 100).toBeGreaterThanOrEqual(percent - 1e-9);
      }),
    );
  });
});

describe('latency()', () => {
  it('shows no percentile that the count cannot carry', () => {
    const shown = (count: number) => {
      const [row] = latency([direct], connecting(Array.from({ length: count }, (_, at) => at + 1)));
      return row;
    };
    const histogram = Array.from({ length: 9 }, (_, at) => [at + 1, 1]);
    expect(shown(9)).toEqual({
      ...{ route: 'direct', step: 'connect' },
      ...{ count: 9, p50: 5, max: 9, histogram },
    });
    expect(shown(10)).toMatchObject({ p50: 5, p90: 9, max: 10 });
    expect(shown(10)).not.toHaveProperty('p99');
    expect(shown(19)).not.toHaveProperty('p95');
    expect(shown(20)).toMatchObject({ p90: 18, p95: 19, max: 20 });
    expect(shown(100)).toMatchObject({ p50: 50, p90: 90, p99: 99, max: 100 });
  });

  it('keeps three decimals', () => {
    expect(latency([direct], connecting([1.23456]))).toMatchObject([{ p50: 1.235, max: 1.235 }]);
  });

  it("keeps the proxy's own steps apart, in the order of routes and steps", () => {
    const all = [
      trial('a1', { target: commands, route: proxy, steps: fineByProxy(commands) }),
      trial('a2', { target: commands, route: direct, steps: fine(commands) }),
    ];
    const rows = latency([direct, proxy], all).map(({ route, step, role }) => {
      return [route === 'direct' ? route : 'proxy', step, ...(role ? [role] : [])].join(' ');
    });
    expect(rows).toEqual([
      'direct resolve',
      'direct connect',
      'direct handshake',
      'direct exchange',
      'direct first-byte',
      'direct transfer',
      'proxy resolve proxy',
      'proxy connect proxy',
      'proxy tunnel',
      'proxy handshake',
      'proxy exchange',
      'proxy first-byte',
      'proxy transfer',
    ]);
  });

  const delayed = trial('a1', {
    target: commands,
    route: direct,
    steps: [resolve({ name: commands.host }), connect({ durationMs: 50, delayedMs: 40 })],
  });
  const again = (id: string, said: Parameters<typeof connect>[0]) =>
    repeat(delayed, { id, steps: [resolve({ name: commands.host }), connect(said)] });
  const connects = (trials: Parameters<typeof latency>[1]) =>
    latency([direct], trials).find(({ step }) => step === 'connect');

  it('counts the repeat of a step that our queue inflated, and nothing else of the repeat', () => {
    const rows = latency([direct], [delayed, again('a2', { durationMs: 11 })]);
    expect(rows).toEqual([
      { route: 'direct', step: 'resolve', count: 1, p50: 3, max: 3, histogram: [[3, 1]] },
      { route: 'direct', step: 'connect', count: 1, p50: 11, max: 11, histogram: [[11, 1]] },
    ]);
  });

  it('has the report name the repeat that counts, and no other', () => {
    const failed = again('a2', { fails: 'timeout' });
    const told = (...trials: readonly Trial[]) =>
      judge(headOf([commands], [direct]), trials, new Map()).attempts.map((attempt) => {
        return attempt.measuredAgain;
      });
    expect(told(delayed, failed, again('a3', { durationMs: 11 }))).toEqual([
      [{ observation: 'a1.2', by: 'a3.2' }],
      undefined,
      undefined,
    ]);
    expect(told(delayed, failed)).toEqual([undefined, undefined]);
    const forged = { ...delayed.attempt, measuredAgain: 5 };
    expect(told({ ...delayed, attempt: forged })).toEqual([undefined]);
  });

  it('counts no repeat that was inflated too, failed, was cut short or is of another place', () => {
    const fine = again('a2', { durationMs: 11 });
    for (const useless of [
      again('a2', { durationMs: 30, delayedMs: 9 }),
      again('a2', { fails: 'timeout' }),
      again('a2', { hop: 1 }),
      again('a2', { role: 'proxy' }),
      { ...fine, finished: false },
      { ...fine, attempt: { ...fine.attempt, controlOf: 'a7' } },
      { ...fine, attempt: { ...fine.attempt, purpose: 'control' as const } },
    ]) {
      expect(connects([delayed, useless])).toBeUndefined();
    }
    const rows = [again('a2', { durationMs: 30, delayedMs: 9 }), again('a3', { durationMs: 12 })];
    expect(connects([delayed, ...rows])).toMatchObject({ count: 1, max: 12 });
  });

  describe('of several samples', () => {
    const sampled = (durations: readonly number[], more = {}) =>
      durations.map((durationMs, index) => ({
        ...trial(`a${index + 1}`, {
          target: commands,
          route: direct,
          sample: index + 1,
          steps: [connect({ durationMs, ...(index === 0 && more) })],
        }),
      }));
    const figuresOf = (trials: readonly Trial[], samples = 3) =>
      latency([direct], trials, samples).map(({ series, count, max }) => [series, count, max]);

    it('tells the first of a target from the later ones', () => {
      const [first, ...later] = latency([direct], sampled([90, 11, 12]), 3);
      expect(first).toEqual({
        ...{ route: 'direct', step: 'connect', series: 'cold' },
        ...{ count: 1, p50: 90, max: 90, histogram: [[90, 1]] },
      });
      expect(later).toMatchObject([{ series: 'warm', count: 2, p50: 11, max: 12 }]);
    });

    it('says cold of every target, and has no warm row where the audit was cut short', () => {
      const other = trial('a4', { target: events, route: direct, steps: [connect({})] });
      expect(figuresOf([...sampled([90, 11, 12]), other])).toEqual([
        ['cold', 2, 90],
        ['warm', 2, 12],
      ]);
      expect(figuresOf(sampled([90]))).toEqual([['cold', 1, 90]]);
    });

    it('counts the repeat of a first sample as warm: another went before it', () => {
      const [first, ...later] = sampled([90, 11, 12], { delayedMs: 40 }) as [Trial, ...Trial[]];
      const again = repeat(first, { id: 'a9', steps: [connect({ durationMs: 50 })] });
      expect(figuresOf([first, ...later, again])).toEqual([['warm', 3, 50]]);
    });

    it("leaves the proxy's own steps together, which know of no target", () => {
      const trials = [1, 2].map((sample) =>
        trial(`a${sample}`, {
          ...{ target: commands, route: proxy, sample },
          steps: fineByProxy(commands),
        }),
      );
      const rows = latency([proxy], trials, 2).map(({ step, role, series, count }) =>
        [step, role ?? series, count].join(' '),
      );
      expect(rows.slice(0, 4)).toEqual([
        'resolve proxy 2',
        'connect proxy 2',
        'tunnel cold 1',
        'tunnel warm 1',
      ]);
    });

    it('changes nothing but where a value is counted', () => {
      const durations = fc.array(fc.integer({ min: 1, max: 5000 }), {
        minLength: 2,
        maxLength: 40,
      });
      fc.assert(
        fc.property(durations, (all) => {
          const [whole] = latency([direct], sampled(all));
          const parts = latency([direct], sampled(all), all.length);
          expect(parts.map(({ series }) => series)).toEqual(['cold', 'warm']);
          expect(mergeHistograms(parts.map(({ histogram }) => histogram))).toEqual(
            whole?.histogram,
          );
        }),
      );
    });
  });

  it('leaves out failures, repeats, what was cut short, what our queue delayed twice, and no look-ups', () => {
    const first = trial('a1', {
      target: commands,
      route: direct,
      steps: [
        resolve({ name: commands.host, by: 'option' }),
        connect({ delayedMs: 3 }),
        handshake({ checkedName: commands.host, fails: 'certificate' }),
      ],
    });
    const all = [
      first,
      repeat(first, {
        id: 'a2',
        steps: [resolve({ name: commands.host }), connect({ delayedMs: 2 })],
      }),
      {
        ...trial('a3', { target: commands, route: direct, steps: reached(commands) }),
        finished: false,
      },
    ];
    expect(latency([direct], all)).toEqual([]);
  });
});
