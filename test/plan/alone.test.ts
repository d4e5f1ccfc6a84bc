import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, proxy } from '../../fixtures/case/head.ts';
import {
  connect,
  fine,
  fineByProxy,
  proxyReached,
  resolve,
  type Step,
  tunnel,
} from '../../fixtures/case/steps.ts';
import { controlled, repeat, trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Trial } from '../../src/model/audit/report.ts';
import type { Route } from '../../src/model/route/route.ts';
import { planAlone } from '../../src/plan/alone.ts';

const hosts = Array.from({ length: 12 }, (_, index) => ({
  ...commands,
  id: `t${index + 1}`,
  host: `h${index + 1}.example`,
}));

/** So many targets over one route: the first of them fail, the rest pass. */
function first(failing: number, steps: readonly Step[], route: Route = proxy): Trial[] {
  return hosts.map((target, index) => {
    const passes = route === proxy ? fineByProxy(target) : fine(target);
    const taken = index < failing ? steps : passes;
    return trial(`a${index + 1}`, { target, route, steps: taken });
  });
}

/** Repeats of the first of them, from a101: some pass. */
function again(trials: readonly Trial[], failing: number, passing: number): Trial[] {
  return trials.slice(0, failing).map((one, index) => {
    const steps = index < passing ? (trials.at(-1)?.observations ?? []) : one.observations;
    return repeat(one, { id: `a${101 + index}`, steps });
  });
}

function alone(of: Trial, id: string, steps: readonly Step[]): Trial {
  const made = repeat(of, { id, steps });
  return { ...made, attempt: { ...made.attempt, alone: true } };
}

function plan(
  trials: readonly Trial[],
  options: { samples?: number; rate?: number } = {},
): Attempt[] {
  const { samples = 1 } = options;
  const made = headOf(hosts, [direct, proxy], { samples });
  const head = { ...made, options: { ...made.options, ...options } };
  const { findings } = judge(head, trials, new Map());
  return planAlone({ head, findings, trials });
}

const of = (attempts: readonly Attempt[]) => attempts.map(({ controlOf }) => controlOf);
const toProxy = proxyReached(commands);
const hungUp = (inFlight?: number) => [
  ...toProxy,
  tunnel({ fails: 'closed', ...(inFlight !== undefined && { inFlight }) }),
];
const silentTunnel = [...toProxy, tunnel({ fails: 'timeout', inFlight: 31 })];
const silentPort = [resolve({ name: commands.host }), connect({ fails: 'timeout' })];

describe('planAlone()', () => {
  it('tries what failed in company again, each alone, under the next numbers', () => {
    const trials = first(5, hungUp(31));
    const planned = plan([...trials, ...again(trials, 5, 2)]);
    expect(planned).toEqual(
      [3, 4, 5].map((number, index) => ({
        ...trials[number - 1]?.attempt,
        id: `a${106 + index}`,
        purpose: 'repeat',
        controlOf: `a${number}`,
        alone: true,
      })),
    );
  });

  it('leaves alone what failed alone, and what is steady and had no company', () => {
    const trials = first(5, hungUp());
    expect(plan([...trials, ...again(trials, 5, 0)])).toEqual([]);
    expect(of(plan([...trials, ...again(trials, 5, 1)]))).toEqual(['a2', 'a3', 'a4', 'a5']);
  });

  it('looks at each way by itself', () => {
    const trials = first(5, hungUp(31));
    const others = first(3, silentPort, direct).map((one) => {
      const id = `a${Number(one.attempt.id.slice(1)) + 20}`;
      return { ...one, attempt: { ...one.attempt, id } };
    });
    const planned = plan([...trials, ...others]);
    expect(planned.map(({ route }) => route)).toEqual(Array(5).fill(proxy.id));
  });

  it.each([
    ['behind a proxy', silentTunnel, proxy],
    ['at a port', silentPort, direct],
  ])('lets steady silence %s be: each would cost a deadline', (_, steps, route) => {
    const trials = first(8, steps, route);
    expect(plan([...trials, ...again(trials, 8, 0)])).toEqual([]);
  });

  it('tries three of what is silent where faults come and go, and the rest if one passes', () => {
    const trials = first(8, silentTunnel);
    const before = [...trials, ...again(trials, 8, 1)];
    expect(of(plan(before))).toEqual(['a2', 'a3', 'a4']);
    const three = (passing: number): Trial[] =>
      trials.slice(1, 4).map((one, index) => {
        const steps = index < passing ? fineByProxy(commands) : silentTunnel;
        return alone(one, `a${201 + index}`, steps);
      });
    expect(of(plan([...before, ...three(0)]))).toEqual([]);
    const rest = plan([...before, ...three(1)]);
    expect(of(rest)).toEqual(['a5', 'a6', 'a7', 'a8']);
    expect(rest[0]?.id).toBe('a204');
  });

  it('plans nothing a second time', () => {
    const trials = first(3, hungUp(31));
    const done = trials.slice(0, 3).map((one, index) => alone(one, `a${201 + index}`, hungUp()));
    expect(plan([...trials, ...done])).toEqual([]);
  });

  it('suspects the hurry that the user asked for', () => {
    const trials = first(5, hungUp());
    expect(of(plan(trials, { rate: 3000 }))).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('suspects the way where the host that stands between fails', () => {
    const trials = first(5, hungUp());
    const last = trials.at(-1) as Trial;
    const between = controlled(last, { id: 'a100', steps: hungUp(), control: 'passing-host' });
    expect(of(plan([...trials, between]))).toHaveLength(5);
  });

  it('tries a target over a route once, whatever the samples, and none of which one passed', () => {
    const samples = [1, 2, 3].flatMap((sample) =>
      [hungUp(9), sample === 2 ? fineByProxy(commands) : hungUp(9)].map((steps, index) =>
        trial(`a${2 * sample + index}`, {
          target: hosts[index] ?? commands,
          route: proxy,
          steps,
          sample,
        }),
      ),
    );
    expect(of(plan(samples, { samples: 3 }))).toEqual(['a2']);
  });

  it('keeps within what an audit may make in all its passes', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      trial(`a${index + 1}`, {
        target: { ...commands, id: `t${index + 1}`, host: `h${index + 1}.example` },
        route: proxy,
        steps: hungUp(31),
      }),
    );
    const repeats = many.map((one, index) =>
      repeat(one, { id: `a${201 + index}`, steps: hungUp(3) }),
    );
    expect(plan([...many, ...repeats])).toHaveLength(100);
  });

  it('tries a control host that stays dead, and none that its repeat found alive', () => {
    const wayOut = (id: string) =>
      trial(id, {
        target: commands,
        route: proxy,
        steps: hungUp(31),
        purpose: 'control',
        control: 'way-out',
      });
    const planned = plan([wayOut('a1')]);
    expect(planned.map(({ purpose, control, controlOf }) => [purpose, control, controlOf])).toEqual(
      [['repeat', 'way-out', 'a1']],
    );
    expect(
      plan([wayOut('a1'), repeat(wayOut('a1'), { id: 'a2', steps: fineByProxy(commands) })]),
    ).toEqual([]);
  });
});
