import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, proxy } from '../../../fixtures/case/head.ts';
import {
  connect,
  fine,
  handshake,
  proxyReached,
  reached,
  resolve,
  tunnel,
} from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Trial } from '../../../src/model/audit/report.ts';

const silent = [resolve({ name: commands.host }), connect({ fails: 'timeout' })];
const refused = [...proxyReached(commands), tunnel({ fails: 'status', status: 407 })];
const inPlainText = [
  ...reached(commands),
  handshake({
    checkedName: commands.host,
    fails: 'not-tls',
    firstBytes: 'HTTP/1.1 200 OK\r\n\r\n<title>Sign in</title>',
  }),
];
const passedTunnel = [...proxyReached(commands), tunnel(), ...fine(commands).slice(2)];

/** The samples of one target over one route, and what is said of them. */
function judged(samples: readonly (typeof silent)[], route: typeof direct = direct) {
  const trials = samples.map((steps, index): Trial => {
    return trial(`a${index + 1}`, { target: commands, route, steps, sample: index + 1 });
  });
  const head = headOf([commands], [route], { samples: samples.length });
  const { findings, verdicts } = judge(head, trials, new Map());
  return {
    kinds: findings.map(({ kind }) => kind),
    facts: findings[0]?.facts,
    verdict: verdicts[0]?.verdict,
  };
}

describe('someTries', () => {
  it('counts what failed of all samples, and calls the target degraded', () => {
    const { kinds, facts, verdict } = judged([silent, [...fine(commands)], silent]);
    expect([kinds, verdict]).toEqual([['passing-fault'], 'degraded']);
    expect(facts).toMatchObject({ failed: 2, of: 3 });
  });

  it('leaves samples that all fail, and samples that all pass, as they are', () => {
    expect(judged([silent, silent])).toMatchObject({ verdict: 'inconclusive' });
    expect(judged([[...fine(commands)], [...fine(commands)]]).kinds).toEqual([]);
  });

  it('takes a demand for a login for a fault where another sample passed', () => {
    const { kinds, verdict } = judged([refused, passedTunnel], proxy);
    expect([kinds, verdict]).toEqual([['passing-fault'], 'degraded']);
  });

  it('takes a page in plain text for a fault where another sample passed', () => {
    const { kinds, verdict } = judged([inPlainText, [...fine(commands)]]);
    expect([kinds, verdict]).toEqual([['passing-fault'], 'degraded']);
  });

  it('leaves a page in plain text to every sample a block', () => {
    const { verdict } = judged([inPlainText, inPlainText]);
    expect(verdict).toBe('blocked');
  });

  it('leaves a login demanded of every sample a block', () => {
    const { kinds, verdict } = judged([refused, refused], proxy);
    expect([new Set(kinds), verdict]).toEqual([new Set(['proxy-login-demand']), 'blocked']);
  });
});
