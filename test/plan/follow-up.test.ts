import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, proxy } from '../../fixtures/case/head.ts';
import { connect, handshake } from '../../fixtures/case/steps.ts';
import { repeat, trial } from '../../fixtures/case/trial.ts';
import type { Finding, FindingKind } from '../../src/model/finding.ts';
import type { Trial } from '../../src/model/report.ts';
import { planFollowUps } from '../../src/plan/follow-up.ts';

const broken = [
  connect({ address: '20.50.1.1', port: 443 }),
  handshake({ checkedName: commands.host, fails: 'reset' }),
];
const head = headOf([commands], [direct, proxy]);
const reset = trial('a1', { target: commands, route: direct, steps: broken });

function finding(kind: FindingKind, more: Partial<Finding> = {}): Finding {
  return {
    id: 'f1',
    kind,
    severity: 'error',
    confidence: 'certain',
    attempt: 'a1',
    evidence: [],
    rivals: [],
    facts: {},
    ...more,
  };
}

function plan(findings: readonly Finding[], trials: readonly Trial[] = [reset]) {
  return planFollowUps({ head, findings, trials });
}

describe('planFollowUps()', () => {
  it('repeats what may pass by itself, with the next free number', () => {
    expect(plan([finding('port-silence')])).toEqual([
      { ...reset.attempt, id: 'a2', purpose: 'repeat', controlOf: 'a1' },
    ]);
  });

  it('asks the same address under a harmless name where a filter on the name is a rival', () => {
    const [repeated, control, ...rest] = plan([finding('handshake-reset')]);
    expect(repeated).toMatchObject({ id: 'a2', purpose: 'repeat' });
    expect(control).toEqual({
      ...reset.attempt,
      id: 'a3',
      purpose: 'control',
      control: 'harmless-name',
      controlOf: 'a1',
      serverName: 'www.example.com',
      address: '20.50.1.1',
    });
    expect(rest).toEqual([]);
  });

  it('asks through the same tunnel behind a proxy: its address is not the target', () => {
    const steps = [
      connect({ address: '10.0.0.9', port: 3128, role: 'proxy' }),
      handshake({ checkedName: commands.host, fails: 'reset' }),
    ];
    const behind = trial('a1', { target: commands, route: proxy, steps });
    const control = plan([finding('handshake-reset')], [behind])[1];
    expect(control).toMatchObject({ control: 'harmless-name', proxy: proxy.proxy });
    expect(control).not.toHaveProperty('address');
  });

  it('asks once for an attempt with several findings', () => {
    const followUps = plan([finding('handshake-reset'), finding('handshake-alert')]);
    expect(followUps.map(({ purpose }) => purpose)).toEqual(['repeat', 'control']);
  });

  it('plans no control for a handshake that broke behind a redirect: it would start anew', () => {
    const steps = [
      connect({ address: '20.50.1.1', port: 443 }),
      handshake({ checkedName: commands.host }),
      connect({ address: '20.50.1.2', port: 443, hop: 1 }),
      handshake({ checkedName: 'other.example', fails: 'reset', hop: 1 }),
    ];
    const redirected = trial('a1', { target: commands, route: direct, steps });
    const followUps = plan([finding('handshake-reset')], [redirected]);
    expect(followUps.map(({ purpose }) => purpose)).toEqual(['repeat']);
  });

  it.each<[string, Finding]>([
    ['lasts', finding('interception')],
    ['is a warning', finding('handshake-reset', { severity: 'warning' })],
    ['is about no attempt', finding('port-silence', { attempt: 'a99' })],
  ])('plans nothing for a finding that %s', (_, found) => {
    expect(plan([found])).toEqual([]);
    const { attempt: _attempt, ...across } = found;
    expect(plan([across])).toEqual([]);
  });

  it('follows nothing up twice', () => {
    const again = repeat(reset, { id: 'a2', steps: broken });
    expect(plan([finding('handshake-reset', { attempt: 'a2' })], [reset, again])).toEqual([]);
  });

  it('plans at most 4000, each with a number of its own', () => {
    const trials = Array.from({ length: 5000 }, (_, index) =>
      trial(`a${index + 1}`, { target: commands, route: direct, steps: broken }),
    );
    const findings = trials.map(({ attempt }) =>
      finding('handshake-reset', { attempt: attempt.id }),
    );
    const ids = plan(findings, trials).map(({ id }) => id);
    expect(ids).toHaveLength(4000);
    expect(new Set([...ids, ...trials.map(({ attempt }) => attempt.id)]).size).toBe(9000);
  });
});
