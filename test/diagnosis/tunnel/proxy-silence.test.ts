import { describe, expect, it } from 'vitest';
import { commands, direct, events, headOf, proxy } from '../../../fixtures/case/head.ts';
import {
  connect,
  fine,
  fineByProxy,
  proxyReached,
  reached,
  type Step,
  tunnel,
} from '../../../fixtures/case/steps.ts';
import { repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Route } from '../../../src/model/route/route.ts';
import type { Target } from '../../../src/model/target/target.ts';

type Tried = readonly [target: Target, route: Route, steps: readonly Step[]];

const silent: Tried = [commands, proxy, [...proxyReached(commands), tunnel({ fails: 'timeout' })]];
const talks: Tried = [events, proxy, fineByProxy(events)];

describe('a proxy that is silent after CONNECT', () => {
  it('may only be slow where it never answers in time', () => {
    expect(judged([silent])).toEqual({
      found: ['proxy-silence'],
      rivals: ['short-deadline'],
      verdict: 'inconclusive',
    });
  });

  it('may wait for a silent service where it answers for another one', () => {
    expect(judged([silent, talks])).toEqual({
      found: ['proxy-silence'],
      rivals: ['proxy-upstream-failure', 'service-outage'],
      verdict: 'inconclusive',
    });
  });

  it('is on the path where the service is reached without it', () => {
    const tried: readonly Tried[] = [silent, talks, [commands, direct, fine(commands)]];
    expect(judged(tried).verdict).toBe('inconclusive');
    expect(judged(tried, { isRepeated: true }).verdict).toBe('blocked');
  });

  it('waits for a service that is down, perhaps, where that is silent without it, too', () => {
    const steps = reached(commands).map((step) =>
      step.step === 'connect' ? connect({ fails: 'timeout' }) : step,
    );
    const others: readonly Tried[] = [
      talks,
      [commands, direct, steps],
      [events, direct, fine(events)],
    ];
    const { found, verdict } = judged([silent, ...others]);
    expect(found).toContain('service-outage');
    expect(verdict).toBe('inconclusive');
  });
});

function judged(tried: readonly Tried[], { isRepeated = false } = {}) {
  const trials = tried.map(([target, route, steps], index) =>
    trial(`a${index + 1}`, { target, route, steps }),
  );
  const [first] = trials;
  const again = first && repeat(first, { id: 'a9', steps: first.observations });
  if (again && isRepeated) trials.push(again);
  const routes = [...new Set(tried.map(([, route]) => route))];
  const targets = [...new Set(tried.map(([target]) => target))];
  const { findings, verdicts } = judge(headOf(targets, routes), trials, new Map());
  return {
    found: findings.filter(({ severity }) => severity === 'error').map(({ kind }) => kind),
    rivals: findings.find(({ kind }) => kind === 'proxy-silence')?.rivals,
    verdict: verdicts.find(({ target, route }) => target === 't1' && route === proxy.id)?.verdict,
  };
}
