import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, proxy } from '../../fixtures/case/head.ts';
import {
  connect,
  exchange,
  fine,
  fineByProxy,
  handshake,
  proxyReached,
  reached,
  resolve,
  type Step,
  tunnel,
} from '../../fixtures/case/steps.ts';
import { longer, repeat, trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Trial } from '../../src/model/audit/report.ts';
import type { Route } from '../../src/model/route/route.ts';
import type { Target } from '../../src/model/target/target.ts';
import { longerMs, planLonger } from '../../src/plan/longer.ts';

const hosts = Array.from(
  { length: 6 },
  (_, index): Target => ({ ...commands, id: `t${index + 1}`, host: `h${index + 1}.example` }),
);

type Steps = (target: Target) => readonly Step[];

const silentHello: Steps = (target) => [
  ...reached(target),
  handshake({ checkedName: target.host, fails: 'timeout' }),
];
const silentAnswer: Steps = (target) => [
  ...reached(target),
  handshake({ checkedName: target.host }),
  exchange({ url: target.url, fails: 'timeout' }),
];
const slowHello: Steps = (target) => [
  ...reached(target),
  handshake({ checkedName: target.host, durationMs: 5500 }),
  ...fine(target).slice(-1),
];
const silentPort: Steps = ({ host: name }) => [resolve({ name }), connect({ fails: 'timeout' })];
const reset: Steps = (target) => [
  ...reached(target),
  handshake({ checkedName: target.host, fails: 'reset' }),
];
const silentTunnel: Steps = (target) => [...proxyReached(target), tunnel({ fails: 'timeout' })];

/** All hosts over one route, from `a<first>`: so many fail, the rest pass. */
function over(
  route: Route,
  { first, fails = 0, steps = fine }: { first: number; fails?: number; steps?: Steps },
): Trial[] {
  const passes = route === proxy ? fineByProxy : fine;
  return hosts.map((target, index) =>
    trial(`a${first + index}`, {
      target,
      route,
      steps: index < fails ? steps(target) : passes(target),
    }),
  );
}

/** Each of these failures once more, from `a<first>`. */
function again(those: readonly Trial[], first: number, how: typeof repeat = repeat): Trial[] {
  return those.map((one, index) => how(one, { id: `a${first + index}`, steps: one.observations }));
}

function plan(trials: readonly Trial[]): Attempt[] {
  const head = headOf(hosts, [direct, proxy]);
  const { findings } = judge(head, trials, new Map());
  return planLonger({ head, findings, trials });
}

const of = (attempts: readonly Attempt[]) => attempts.map(({ controlOf }) => controlOf);

describe('planLonger()', () => {
  it('gives what would be called blocked three deadlines, under the next numbers', () => {
    const there = over(direct, { first: 1, fails: 2, steps: silentHello });
    const trials = [...there, ...over(proxy, { first: 11 }), ...again(there.slice(0, 2), 21)];
    expect(plan(trials)).toEqual(
      there.slice(0, 2).map(({ attempt }, index) => ({
        ...attempt,
        id: `a${23 + index}`,
        purpose: 'repeat',
        controlOf: attempt.id,
        timeoutMs: 15_000,
      })),
    );
  });

  it('tries nothing twice', () => {
    const there = over(direct, { first: 1, fails: 2, steps: silentHello });
    const silent = there.slice(0, 2);
    const trials = [...there, ...over(proxy, { first: 11 }), ...again(silent, 21)];
    expect(plan([...trials, ...again(silent, 31, longer)])).toEqual([]);
  });

  it('tries once more what was silent so long, where only that keeps it from being likely', () => {
    const there = over(direct, { first: 1, fails: 3, steps: silentAnswer });
    const silent = there.slice(0, 3);
    const trials = [...there, ...over(proxy, { first: 11 }), ...again(silent, 21)];
    const thrice = [...trials, ...again(silent, 31)];
    const once = [...thrice, ...again(silent, 41, longer)];
    expect(of(plan(once))).toEqual(['a1', 'a2', 'a3']);
    expect(plan([...once, ...again(silent, 51, longer)])).toEqual([]);
  });

  it('tries once more what was lost in another step before it could be slow', () => {
    const there = over(direct, { first: 1, fails: 1, steps: silentAnswer });
    const silent = there.slice(0, 1);
    const trials = [...there, ...over(proxy, { first: 11 }), ...again(silent, 21)];
    const lost = silent.map((one) =>
      longer(one, { id: 'a31', steps: silentPort(hosts[0] ?? commands) }),
    );
    expect(of(plan([...trials, ...lost]))).toEqual(['a1']);
  });

  it('gives it also to what was silent in its repeats alone, behind another fault that passed', () => {
    const unnamed: Steps = ({ host: name }) => [resolve({ name, fails: 'dns-failure' })];
    const there = over(direct, { first: 1, fails: 1, steps: unnamed });
    const [first, target] = [there[0] as Trial, hosts[0] ?? commands];
    const again = ['a21', 'a22', 'a23'].map((id) => {
      return repeat(first, { id, steps: silentAnswer(target) });
    });
    expect(of(plan([...there, ...over(proxy, { first: 11 }), ...again]))).toEqual(['a1']);
  });

  it('leaves alone what waited for nothing, and what nothing shows to be blocked', () => {
    const there = over(direct, { first: 1, fails: 2, steps: reset });
    const elsewhere = over(proxy, { first: 11 });
    expect(plan([...there, ...elsewhere, ...again(there.slice(0, 2), 21)])).toEqual([]);
    const once = over(direct, { first: 1, fails: 2, steps: silentPort });
    expect(plan([...once, ...elsewhere])).toEqual([]);
  });

  it('asks for no time for a network that is a black hole', () => {
    const there = over(direct, { first: 1, fails: 6, steps: silentPort });
    expect(plan([...there, ...again(there, 21)])).toEqual([]);
  });

  it('tries three of a way that takes connections and answers nobody, and then no more', () => {
    const there = over(proxy, { first: 1, fails: 6, steps: silentTunnel });
    const trials = [...there, ...again(there, 21)];
    expect(of(plan(trials))).toEqual(['a1', 'a2', 'a3']);
    expect(plan([...trials, ...again(there.slice(0, 3), 31, longer)])).toEqual([]);
  });

  it('tries the rest as well where one of the three passes', () => {
    const there = over(direct, { first: 1, fails: 6, steps: silentHello });
    const last = again(there.slice(0, 2), 31, longer);
    const passed = there.slice(2, 3).map((one) => {
      return longer(one, { id: 'a33', steps: slowHello(hosts[2] ?? commands) });
    });
    const trials = [...there, ...again(there, 21), ...last, ...passed];
    expect(of(plan(trials))).toEqual(['a4', 'a5', 'a6']);
  });

  it('decides whether one is slow that is silent where others take most of the deadline', () => {
    const near: Steps = (target) => [
      ...reached(target),
      handshake({ checkedName: target.host, durationMs: 4400 }),
      ...fine(target).slice(-1),
    ];
    const trials = over(direct, { first: 1, fails: 6, steps: near }).slice(1);
    const [target = commands] = hosts;
    const silent = trial('a1', { target, route: direct, steps: silentHello(target) });
    expect(of(plan([silent, ...trials]))).toEqual(['a1']);
  });
});

describe('longerMs()', () => {
  it('is three deadlines', () => {
    expect(longerMs({ timeoutMs: 700 })).toBe(2100);
  });
});
