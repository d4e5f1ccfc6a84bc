import { describe, expect, it } from 'vitest';
import { commands, headOf, proxy } from '../../fixtures/case/head.ts';
import { fineByProxy, proxyReached, type Step, tunnel } from '../../fixtures/case/steps.ts';
import { repeat, trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Trial } from '../../src/model/audit/report.ts';
import { planAloneAgain } from '../../src/plan/alone-again.ts';
import { furtherLeft } from '../../src/plan/budget.ts';

const hosts = Array.from({ length: 10 }, (_, index) => ({
  ...commands,
  id: `t${index + 1}`,
  host: `h${index + 1}.example`,
}));

const hungUp = (inFlight?: number): readonly Step[] => [
  ...proxyReached(commands),
  tunnel({ fails: 'closed', ...(inFlight !== undefined && { inFlight }) }),
];
const silent = (inFlight?: number): readonly Step[] => [
  ...proxyReached(commands),
  tunnel({ fails: 'timeout', ...(inFlight !== undefined && { inFlight }) }),
];

/** All ten fail in company; the repeats of all but the first few pass. */
function crowd(failing: number, steps: readonly Step[] = hungUp(9)): Trial[] {
  const trials = hosts.map((target, index) =>
    trial(`a${index + 1}`, { target, route: proxy, steps }),
  );
  const repeats = trials.map((one, index) => {
    const passes = index >= failing;
    const target = hosts[index] ?? commands;
    return repeat(one, { id: `a${101 + index}`, steps: passes ? fineByProxy(target) : steps });
  });
  return [...trials, ...repeats];
}

function alone(of: Trial | undefined, id: string, steps: readonly Step[]): Trial {
  if (of === undefined) throw new TypeError('Cannot repeat what was not tried');
  const made = repeat(of, { id, steps });
  return { ...made, attempt: { ...made.attempt, alone: true } };
}

function plan(trials: readonly Trial[]): readonly Attempt[] {
  const head = headOf(hosts, [proxy]);
  const { findings } = judge(head, trials, new Map());
  return planAloneAgain({ head, findings, trials });
}

const of = (attempts: readonly Attempt[]) => attempts.map(({ controlOf }) => controlOf);

describe('planAloneAgain()', () => {
  it('asks three that were refused in company and pass, then again what is refused alone', () => {
    const before = crowd(1);
    const trials = [...before, alone(before[0], 'a201', hungUp())];
    const planned = plan(trials);
    expect(of(planned)).toEqual(['a2', 'a3', 'a4', 'a1', 'a1']);
    expect(planned.map(({ id }) => id)).toEqual(['a202', 'a203', 'a204', 'a205', 'a206']);
    expect(planned.every((one) => one.alone === true && one.purpose === 'repeat')).toBe(true);
  });

  it('counts those that were asked alone already, and plans nothing a second time', () => {
    const before = crowd(1);
    const first = alone(before[0], 'a201', hungUp());
    const two = [2, 3].map((at) =>
      alone(before[at], `a20${at}`, fineByProxy(hosts[at] ?? commands)),
    );
    expect(of(plan([...before, first, ...two]))).toEqual(['a2', 'a1', 'a1']);
    const rest = [4, 5].map((number) => alone(before[0], `a20${number}`, hungUp()));
    expect(plan([...before, first, ...two, ...rest])).toEqual([]);
  });

  it('leaves alone what passed alone, what never was, and where nothing passes at all', () => {
    const before = crowd(1);
    const passed = alone(before[0], 'a201', fineByProxy(hosts[0] ?? commands));
    expect(plan([...before, passed])).toEqual([]);
    expect(plan(before)).toEqual([]);
    const all = crowd(10);
    expect(
      plan([...all, ...all.slice(0, 10).map((one, at) => alone(one, `a${201 + at}`, hungUp()))]),
    ).toEqual([]);
  });

  it('leaves silence alone: each would cost a deadline', () => {
    const before = crowd(1, silent(9));
    expect(plan([...before, alone(before[0], 'a201', silent())])).toEqual([]);
  });

  it('plans all of them or none, where the budget is spent', () => {
    const before = crowd(1);
    const trials = [...before, alone(before[0], 'a201', hungUp())];
    const left = furtherLeft(trials) - 4;
    const more = Array.from({ length: left }, (_, at) =>
      repeat(trials[9] as Trial, { id: `a${301 + at}`, steps: fineByProxy(commands) }),
    );
    expect(plan([...trials, ...more.slice(1)])).toHaveLength(5);
    expect(plan([...trials, ...more])).toEqual([]);
  });
});
