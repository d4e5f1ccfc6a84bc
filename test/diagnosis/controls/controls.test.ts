import { describe, expect, it } from 'vitest';
import { asked, broken, reset } from '../../../fixtures/case/broken-trial.ts';
import {
  commands,
  direct,
  events,
  headOf,
  pacFile,
  proxy,
  samples,
} from '../../../fixtures/case/head.ts';
import {
  connect,
  handshake,
  proxyReached,
  reached,
  type Step,
  tunnel,
} from '../../../fixtures/case/steps.ts';
import { control, controlled, harmless, repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Trial } from '../../../src/model/audit/report.ts';

const head = headOf([commands, events, samples], [direct, proxy]);
const judged = (...trials: readonly Trial[]) => judge(head, trials, new Map());
const cut = (fails: 'reset' | 'closed') => [
  ...reached(commands),
  handshake({ checkedName: commands.host, fails }),
];
const cleared = [connect(), handshake({ checkedName: harmless })];

describe('brokenHandshake', () => {
  it('explains a repeat that broke off in another way as well', () => {
    const trials = [
      reset,
      repeat(reset, { id: 'a2', steps: cut('closed') }),
      control(reset, { id: 'a3', steps: cleared }),
    ];
    expect(judged(...trials).findings).toMatchObject([
      { kind: 'sni-filter', evidence: ['a1.3', 'a2.3', 'a3.2'] },
    ]);
  });

  it.each<[string, readonly Step[]]>([
    ['never came to its handshake', [connect({ fails: 'timeout' })]],
    ['went to another address', [connect({ address: '20.9.9.9' }), ...cleared.slice(1)]],
    ['went through a proxy', [connect({ role: 'proxy' }), tunnel(), ...cleared.slice(1)]],
  ])('learns nothing from a control that %s', (_, steps) => {
    const lost = { control: 'harmless-name', address: '20.50.1.1' } as const;
    const [finding] = judged(reset, controlled(reset, { id: 'a2', steps, ...lost })).findings;
    expect(finding).toMatchObject({ kind: 'handshake-reset', evidence: ['a1.3'] });
    expect(finding?.rivals).toContain('sni-filter');
  });

  it('learns nothing from a control that the audit cut short', () => {
    const begun = {
      ...asked('a2', { control: 'harmless-name', outcome: 'passes' }),
      finished: false,
    };
    expect(judged(reset, begun).findings).toMatchObject([{ kind: 'handshake-reset' }]);
  });

  it('reads a control of an older file, which names none, as the harmless name', () => {
    const { control: _, ...attempt } = control(reset, { id: 'a2', steps: cleared }).attempt;
    const older = { ...control(reset, { id: 'a2', steps: cleared }), attempt };
    expect(judged(reset, older).findings).toMatchObject([{ kind: 'sni-filter' }]);
  });

  it('reads the other samples of a target in the light of the controls of one', () => {
    const second = { ...reset, attempt: { ...reset.attempt, id: 'a2', sample: 2 } };
    const observations = second.observations.map((one, at) => ({
      ...one,
      id: `a2.${at + 1}`,
      attempt: 'a2',
    }));
    const trials = [
      reset,
      { ...second, observations },
      asked('a3', { control: 'harmless-name', outcome: 'reset' }),
      asked('a4', { control: 'tls-1.2', outcome: 'passes' }),
    ];
    expect(judged(...trials).findings.map(({ kind, attempt }) => [kind, attempt])).toEqual([
      ['tls-intolerance', 'a1'],
      ['tls-intolerance', 'a2'],
    ]);
  });

  it('keeps the demand for a client certificate among the rivals of alert 40', () => {
    const alert = trial('a1', {
      target: commands,
      route: direct,
      steps: [
        ...reached(commands),
        handshake({ checkedName: commands.host, fails: 'alert', alert: 40 }),
      ],
    });
    const trials = [alert, asked('a2', { control: 'harmless-name', outcome: 'reset', of: alert })];
    expect(judged(...trials).findings[0]?.rivals[0]).toBe('client-certificate-demand');
  });

  it('explains a handshake that failed with broken records as well', () => {
    const garbled = broken('protocol-error');
    const passed = asked('a2', { control: 'harmless-name', outcome: 'certificate', of: garbled });
    expect(judged(garbled, passed).findings).toMatchObject([{ kind: 'sni-filter' }]);
  });

  it('judges controls behind a proxy, which have no address, by their handshake', () => {
    const behind = trial('a1', {
      target: commands,
      route: proxy,
      steps: [
        ...proxyReached(commands),
        tunnel(),
        handshake({ checkedName: commands.host, fails: 'reset' }),
      ],
    });
    const steps = [...proxyReached(commands), tunnel(), handshake({ checkedName: harmless })];
    expect(judged(behind, control(behind, { id: 'a2', steps })).findings).toMatchObject([
      { kind: 'sni-filter', route: proxy.id },
    ]);
  });
});

describe('ipv6Failure', () => {
  it('is told of a handshake that breaks off over IPv6 alone, and not of one that ends', () => {
    const well = trial('a1', {
      target: commands,
      route: direct,
      steps: [...reached(commands), handshake({ checkedName: commands.host })],
    });
    const passing = {
      ...well,
      observations: [
        ...well.observations,
        {
          id: 'a1.4',
          attempt: 'a1',
          step: 'exchange',
          startedAt: '2026-01-05T08:00:01.000Z',
          durationMs: 1,
          failure: null,
          method: 'GET',
          url: commands.url,
          sent: '',
          status: 200,
        } as const,
      ],
    };
    const over6 = (fails?: 'reset' | 'certificate') =>
      controlled(passing, {
        id: 'a2',
        control: 'other-family',
        address: '2603:1020::1',
        steps: [
          connect({ address: '2603:1020::1' }),
          handshake({ checkedName: commands.host, ...(fails && { fails }) }),
        ],
      });
    const kinds = (fails?: 'reset' | 'certificate') =>
      judged(passing, over6(fails)).findings.map(({ kind }) => kind);
    expect(kinds('reset')).toEqual(['ipv6-failure']);
    expect(kinds('certificate')).toEqual([]);
    expect(kinds()).toEqual([]);
  });
});

describe('nearActor', () => {
  const opened = (id: string, durationMs: number) =>
    trial(id, {
      target: events,
      route: direct,
      steps: [
        ...reached(events).slice(0, 1),
        connect({ durationMs }),
        handshake({ checkedName: events.host }),
      ],
    });
  const refused = (durationMs: number, delayedMs?: number) =>
    trial('a9', {
      target: commands,
      route: direct,
      steps: [
        ...reached(commands).slice(0, 1),
        connect({ durationMs, fails: 'refused', ...(delayedMs !== undefined && { delayedMs }) }),
      ],
    });
  const actorOf = (times: readonly number[], end: Trial) =>
    judged(...times.map((time, at) => opened(`a${at + 1}`, time)), end).findings.find(
      ({ kind }) => kind === 'port-refusal',
    )?.actor;

  it('names the first hop only where the time tells', () => {
    expect(actorOf([20, 30, 40], refused(2))).toBe('first-hop');
    expect(actorOf([20, 30, 40], refused(7))).toBe('network-path');
    // Some services are near themselves.
    expect(actorOf([3, 30, 40], refused(2))).toBe('network-path');
    // Two show no habit, and loopback tells nothing.
    expect(actorOf([20, 30], refused(2))).toBe('network-path');
    expect(actorOf([0.4, 0.5, 0.6], refused(0.05))).toBe('network-path');
    expect(actorOf([20, 30, 40], refused(2, 1.5))).toBe('network-path');
  });
});

describe('assignControls', () => {
  it('lends nothing to another route or to another manner of failing', () => {
    const overPac = trial('a2', { target: commands, route: pacFile, steps: cut('reset') });
    const closed = trial('a3', {
      target: commands,
      route: direct,
      steps: cut('closed'),
      sample: 2,
    });
    const passed = asked('a4', { control: 'harmless-name', outcome: 'certificate' });
    expect(
      judged(reset, overPac, closed, passed)
        .findings.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['handshake-closure', 'handshake-reset', 'sni-filter']);
  });
});
