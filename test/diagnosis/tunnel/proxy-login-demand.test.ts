import { describe, expect, it } from 'vitest';
import { direct, headOf, intranet, proxy, trustList } from '../../../fixtures/case/head.ts';
import { exchange, proxyReached, reached, tunnel } from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Route } from '../../../src/model/route/route.ts';
import type { Target } from '../../../src/model/target/target.ts';

const own: Target = {
  ...intranet,
  url: 'http://intranet.contoso.example:8080/',
  port: 8080,
};
const server = { kind: 'http', host: 'proxy.contoso.example', port: 3128 } as const;

/** Kinds, rivals and the verdict of a target that was answered by 407. */
function said(target: Target, route: Route) {
  const answer = exchange({
    url: target.url,
    status: 407,
    ...(route === proxy && { proxy: server }),
  });
  const steps = route === direct ? [...reached(target), answer] : [...proxyReached(target), answer];
  return judged(target, route, steps);
}

function judged(target: Target, route: Route, steps: Parameters<typeof trial>[1]['steps']) {
  const one = trial('a1', { target, route, steps });
  const { findings, verdicts } = judge(headOf([target], [route]), [one], new Map());
  return [findings.map(({ kind, rivals }) => [kind, ...rivals]), verdicts[0]?.verdict];
}

describe('407', () => {
  it("is perhaps a user's own proxy's over plain HTTP, where no proxy is in use", () => {
    expect(said(own, direct)).toEqual([
      [['proxy-login-demand', 'unexpected-answer']],
      'inconclusive',
    ]);
  });

  it("is a proxy's on the way to a service, and over a proxy to whomever", () => {
    expect(said(trustList, direct)).toEqual([[['proxy-login-demand']], 'blocked']);
    expect(said(own, proxy)).toEqual([[['proxy-login-demand']], 'blocked']);
    const asked = [...proxyReached(intranet), tunnel({ fails: 'status', status: 407 })];
    expect(judged(intranet, proxy, asked)).toEqual([[['proxy-login-demand']], 'blocked']);
  });
});
