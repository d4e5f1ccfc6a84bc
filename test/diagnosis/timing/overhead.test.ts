import { describe, expect, it } from 'vitest';
import { commands, direct, events, headOf, proxy } from '../../../fixtures/case/head.ts';
import { fine, fineByProxy, type Step } from '../../../fixtures/case/steps.ts';
import { repeat, trial } from '../../../fixtures/case/trial.ts';
import { silent } from '../../../fixtures/case/two-ways.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Trial } from '../../../src/model/audit/report.ts';
import type { Route } from '../../../src/model/route/route.ts';

const head = headOf([commands, events], [direct, proxy]);
const told = (...trials: readonly Trial[]) => {
  const { overhead, slowest } = judge(head, trials, new Map());
  return { overhead, slowest };
};

const directly = (id: string, target = commands, more = {}) =>
  trial(id, { target, route: direct, steps: fine(target), ...more });
const behind = (id: string, steps = fineByProxy(commands), more = {}) =>
  trial(id, { target: commands, route: proxy, steps, ...more });
// 3 to resolve, 12 to connect, 30 to shake hands, 25 until the first byte; 20 more for a tunnel.
const plain = 70;
const pair = { route: proxy.id, count: 1, p50: 20, histogram: [[20, 1]] };

function connecting(steps: readonly Step[], durationMs: number, delayedMs = 0): readonly Step[] {
  return steps.map((step) =>
    step.step === 'connect' ? { ...step, durationMs, ...(delayedMs > 0 && { delayedMs }) } : step,
  );
}

describe("the proxy's overhead", () => {
  it('is the paired difference until the first byte', () => {
    expect(told(directly('a1'), behind('a2')).overhead).toEqual([pair]);
  });

  it('may be negative, where the proxy is quicker', () => {
    const slow = trial('a1', {
      target: commands,
      route: direct,
      steps: connecting(fine(commands), 100),
    });
    expect(told(slow, behind('a2')).overhead).toEqual([
      { ...pair, p50: 20 - 88, histogram: [[-68, 1]] },
    ]);
  });

  it('pairs by target and sample, and shows the 90th percentile from ten pairs on', () => {
    const trials = (count: number) =>
      Array.from({ length: count }, (_, index) => [
        directly(`a${2 * index + 1}`, commands, { sample: index + 1 }),
        behind(`a${2 * index + 2}`, connecting(fineByProxy(commands), 12 + index), {
          sample: index + 1,
        }),
      ]).flat();
    const histogram = (count: number) => Array.from({ length: count }, (_, at) => [20 + at, 1]);
    expect(told(...trials(9)).overhead).toEqual([
      { route: proxy.id, count: 9, p50: 24, histogram: histogram(9) },
    ]);
    expect(told(...trials(10)).overhead).toEqual([
      { route: proxy.id, count: 10, p50: 24, p90: 28, histogram: histogram(10) },
    ]);
  });

  describe('of several samples', () => {
    const several = headOf([commands, events], [direct, proxy], { samples: 2 });
    const late = (ms: number, delayedMs = 0) =>
      connecting(fineByProxy(commands), 12 + ms, delayedMs);
    const overheads = (...trials: readonly Trial[]) =>
      judge(several, trials, new Map()).overhead?.map(({ series, count, p50 }) => [
        series,
        count,
        p50,
      ]);

    it('is told of the first apart from the later ones', () => {
      const second = { sample: 2 };
      expect(
        overheads(
          ...[directly('a1'), behind('a2', late(100))],
          ...[directly('a3', commands, second), behind('a4', late(1), second)],
        ),
      ).toEqual([
        ['cold', 1, 120],
        ['warm', 1, 21],
      ]);
    });

    it('has no pair of a first sample with one that a repeat completed', () => {
      const inflated = behind('a2', late(60, 40));
      const again = repeat(inflated, { id: 'a3', steps: fineByProxy(commands) });
      expect(overheads(directly('a1'), inflated, again)).toBeUndefined();
    });
  });

  it.each<[string, readonly Trial[]]>([
    ['another target', [directly('a1', events), behind('a2')]],
    ['another sample', [directly('a1', commands, { sample: 2 }), behind('a2')]],
    [
      'an attempt that failed',
      [trial('a1', { target: commands, route: direct, steps: silent }), behind('a2')],
    ],
    ['an exception that went directly', [directly('a1'), behind('a2', fine(commands) as Step[])]],
    [
      'a step that our queue inflated',
      [directly('a1'), behind('a2', connecting(fineByProxy(commands), 60, 40))],
    ],
    ['no other way', [behind('a2')]],
  ])('has no pair with %s', (_, trials) => {
    expect(told(...trials).overhead).toBeUndefined();
  });

  it('takes the repeat of a step that our queue inflated', () => {
    const late = behind('a2', connecting(fineByProxy(commands), 60, 40));
    const again = repeat(late, { id: 'a3', steps: fineByProxy(commands) });
    expect(told(directly('a1'), late, again).overhead).toEqual([pair]);
  });
});

describe('the slowest targets', () => {
  it('are told by route, the slowest first, by the median of their samples', () => {
    const late = (id: string, ms: number, sample: number) =>
      trial(id, {
        target: events,
        route: direct,
        sample,
        steps: connecting(fine(events), 12 + ms),
      });
    const trials = [late('a1', 10, 1), late('a2', 900, 2), late('a3', 20, 3)];
    expect(told(directly('a4'), behind('a5'), ...trials).slowest).toEqual([
      { route: 'direct', target: events.id, count: 3, p50: plain + 20 },
      { route: 'direct', target: commands.id, count: 1, p50: plain },
      { route: proxy.id, target: commands.id, count: 1, p50: plain + 20 },
    ]);
  });

  it('are ten a route at most, and none where nothing passed', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ ...commands, id: `t${index + 1}` }));
    const trials = many.map((target, index) =>
      trial(`a${index + 1}`, { target, route: direct, steps: connecting(fine(target), index) }),
    );
    const { slowest } = judge(headOf(many, [direct]), trials, new Map());
    expect(slowest?.map(({ target }) => target)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((number) => `t${number}`),
    );
    expect(told(trial('a1', { target: commands, route: direct, steps: silent }))).toEqual({});
  });

  it('count what a redirect leads to apart, and connections that failed first with them', () => {
    const [look, connect, ...rest] = fine(commands) as readonly [Step, Step, ...Step[]];
    const failed = { ...connect, durationMs: 7, failure: { code: 'refused', detail: '' } } as const;
    const beyond = fine(commands).map((step) => ({ ...step, hop: 1 }));
    const route: Route = direct;
    const steps = [look, failed, connect, ...rest, ...beyond];
    expect(told(trial('a1', { target: commands, route, steps })).slowest).toMatchObject([
      { p50: plain + 7 },
    ]);
  });
});
