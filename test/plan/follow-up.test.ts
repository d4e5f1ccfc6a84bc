import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands, direct, events, headOf, intranet, proxy } from '../../fixtures/case/head.ts';
import {
  connect,
  fine,
  fineByProxy,
  handshake,
  proxyReached,
  reached,
  resolve,
  type Step,
  tunnel,
} from '../../fixtures/case/steps.ts';
import { repeat, trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Trial } from '../../src/model/audit/report.ts';
import type { Finding, FindingKind } from '../../src/model/finding/finding.ts';
import { findingKinds } from '../../src/model/finding/finding.ts';
import { planFollowUps } from '../../src/plan/follow-up.ts';
import {
  trials as arbitrary,
  head as arbitraryHead,
  certificates,
} from '../diagnosis/arbitrary-trials.ts';

const head = headOf([commands, events], [direct, proxy]);
const broken = [...reached(commands), handshake({ checkedName: commands.host, fails: 'reset' })];
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
  return planFollowUps({ head, findings, trials, certificates: new Map() });
}

const kindOf = ({ purpose, control }: Attempt) => (purpose === 'repeat' ? purpose : control);

describe('planFollowUps()', () => {
  it('repeats what may pass by itself twice, one after the other, with the next free numbers', () => {
    const refused = trial('a7', {
      target: commands,
      route: direct,
      steps: [resolve({ name: commands.host }), connect({ fails: 'refused' })],
    });
    expect(plan([finding('port-refusal', { attempt: 'a7' })], [refused])).toEqual([
      { ...refused.attempt, id: 'a8', purpose: 'repeat', controlOf: 'a7' },
      { ...refused.attempt, id: 'a9', purpose: 'repeat', controlOf: 'a7', after: 'a8' },
    ]);
  });

  it('is the same beside addresses at which nobody is, but for its numbers', () => {
    const slow = [resolve({ name: events.host }), connect({ delayedMs: 9 })];
    const inflated = trial('a2', { target: events, route: direct, steps: slow });
    const tried = Array.from({ length: 9 }, (_, index) =>
      trial(`a${index + 3}`, {
        ...{ target: commands, route: direct, steps: [connect()], host: '192.0.2.1' },
        ...{ purpose: 'control', control: 'unused-address' },
      }),
    );
    const those = [finding('handshake-reset')];
    const without = plan(those, [reset, inflated]);
    const beside = plan(those, [reset, inflated, ...tried]);
    expect(beside.map(kindOf)).toEqual(without.map(kindOf));
    expect(beside[0]?.id).toBe('a12');
  });

  it('repeats what is silent twice at once: it costs a deadline', () => {
    const silent = trial('a7', {
      target: commands,
      route: direct,
      steps: [resolve({ name: commands.host }), connect({ fails: 'timeout' })],
    });
    expect(plan([finding('port-silence', { attempt: 'a7' })], [silent])).toEqual([
      { ...silent.attempt, id: 'a8', purpose: 'repeat', controlOf: 'a7' },
      { ...silent.attempt, id: 'a9', purpose: 'repeat', controlOf: 'a7' },
    ]);
  });

  it('keeps the follow-ups of one attempt together, in the order of the rules', () => {
    const other = trial('a2', { target: events, route: direct, steps: broken });
    const kinds = [finding('handshake-reset'), finding('handshake-reset', { attempt: 'a2' })];
    const planned = plan(kinds, [reset, other]);
    const turns = ['harmless-name', 'repeat', 'repeat', 'harmless-name', 'harmless-name'];
    const ofOne = [...turns, 'no-name', 'tls-1.2', 'small-hello', 'large-hello'];
    expect(planned.map(kindOf)).toEqual([...ofOne, ...ofOne]);
    expect(planned.map(({ id }) => id)).toEqual(planned.map((_, at) => `a${at + 3}`));
  });

  it('asks each thing once of an attempt with several findings', () => {
    const planned = plan([finding('handshake-reset'), finding('handshake-alert')]).map(kindOf);
    const besideTurns = planned.slice(5);
    expect(new Set(besideTurns).size).toBe(besideTurns.length);
    expect(planned).toEqual(plan([finding('handshake-reset')]).map(kindOf));
  });

  it('plans no control for a handshake that broke behind a redirect: it would start anew', () => {
    const steps = [
      connect({ address: '20.50.1.1', port: 443 }),
      handshake({ checkedName: commands.host }),
      connect({ address: '20.50.1.2', port: 443, hop: 1 }),
      handshake({ checkedName: 'other.example', fails: 'reset', hop: 1 }),
    ];
    const redirected = trial('a1', { target: commands, route: direct, steps });
    const planned = plan([finding('handshake-reset')], [redirected]).map(kindOf);
    expect(planned).toEqual(['repeat', 'repeat']);
  });

  it('asks a host over another way, where nothing passes on the one that fails', () => {
    const steps = [resolve({ name: commands.host }), connect({ fails: 'timeout' })];
    const silent = trial('a1', { target: commands, route: direct, steps });
    const alive = trial('a2', { target: commands, route: proxy, steps: fineByProxy(commands) });
    const planned = plan([finding('port-silence')], [silent, alive]);
    expect(planned.map(({ id, control, route, after }) => [id, control, route, after])).toEqual([
      ['a3', 'passing-host', proxy.id, undefined],
      ['a4', undefined, direct.id, 'a3'],
      ['a5', undefined, direct.id, 'a3'],
    ]);
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

  it('repeats a control host that failed, and no other control', () => {
    const way = { target: intranet, route: direct, purpose: 'control' } as const;
    const steps = [connect({ fails: 'timeout' })];
    const wayOut = trial('a1', { ...way, steps, control: 'way-out' });
    const other = trial('a2', { ...way, steps, control: 'no-name', controlOf: 'a9' });
    const alive = trial('a3', { ...way, steps: fine(intranet), control: 'way-out' });
    const planned = plan([], [wayOut, other, alive]);
    expect(planned).toEqual([
      { ...alive.attempt, id: 'a4', control: 'passing-host', controlOf: 'a3' },
      { ...wayOut.attempt, id: 'a5', purpose: 'repeat', controlOf: 'a1', after: 'a4' },
    ]);
  });
});

/** Many hosts that fail in one manner over one route. */
function many(count: number, kind: FindingKind): Attempt[] {
  const trials = Array.from({ length: count }, (_, index) =>
    trial(`a${index + 1}`, {
      target: { ...commands, id: `t${index + 1}`, host: `h${index + 1}.example` },
      route: direct,
      steps: broken,
    }),
  );
  return plan(
    trials.map(({ attempt }) => finding(kind, { attempt: attempt.id })),
    trials,
  );
}

function counted(attempts: readonly Attempt[]): Record<string, number> {
  const groups = Map.groupBy(attempts, (one) => kindOf(one) ?? '');
  return Object.fromEntries([...groups].map(([kind, those]) => [kind, those.length]));
}

describe('the bounds of planFollowUps()', () => {
  it('asks the costly controls of three hosts of 300 that fail alike, and turns of as many as may be', () => {
    expect(counted(many(300, 'handshake-reset'))).toEqual({
      repeat: 219,
      'harmless-name': 219,
      'no-name': 3,
      'tls-1.2': 3,
      'small-hello': 3,
      'large-hello': 3,
    });
  });

  it('spends them on hosts, and not on samples of one', () => {
    const samples = [1, 2, 3, 4].map((sample) =>
      trial(`a${sample}`, { target: commands, route: direct, steps: broken, sample }),
    );
    const found = samples.map(({ attempt }) => finding('handshake-reset', { attempt: attempt.id }));
    expect(counted(plan(found, samples))).toMatchObject({ repeat: 5, 'no-name': 1 });
  });

  it('measures at most 200 again, and a tenth of the plan', () => {
    const steps = fine(commands).map((step) => ({ ...step, delayedMs: 5 }));
    const again = (count: number) => {
      const trials = Array.from({ length: count }, (_, index) =>
        trial(`a${index + 1}`, { target: commands, route: direct, steps }),
      );
      return plan([], trials).filter(({ purpose }) => purpose === 'repeat').length;
    };
    expect([9, 10, 1999, 2000, 5000].map(again)).toEqual([0, 1, 199, 200, 200]);
  });

  it('plans at most 4000 and is fair: no rule takes the place of another', () => {
    const counts = counted(many(5000, 'handshake-reset'));
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(4000);
    expect(counts).toMatchObject({ repeat: 1994, 'harmless-name': 1994, 'large-hello': 3 });
  });

  it.each<[string, FindingKind, readonly Step[]]>([
    ['a reset', 'handshake-reset', broken],
    ['silence', 'port-silence', [resolve({ name: 'h.example' }), connect({ fails: 'timeout' })]],
    ['NXDOMAIN', 'name-not-found', [resolve({ name: 'h.example', fails: 'name-not-found' })]],
    [
      "a proxy's refusal",
      'proxy-policy-refusal',
      [...proxyReached(commands), tunnel({ fails: 'status', status: 403 })],
    ],
  ])('makes of 200 targets of which 60 fail by %s at most 300 more', (_, kind, steps) => {
    const over = kind.startsWith('proxy') ? proxy : direct;
    const trials = Array.from({ length: 200 }, (_, index) => {
      const target = { ...commands, id: `t${index + 1}`, host: `h${index + 1}.example` };
      const passes = over === proxy ? fineByProxy(target) : fine(target);
      const id = `a${index + 1}`;
      return trial(id, {
        target,
        route: over,
        steps: index % 3 === 0 && index < 180 ? steps : passes,
      });
    });
    const failing = trials.filter(({ observations }) => observations.at(-1)?.failure !== null);
    expect(failing).toHaveLength(60);
    const planned = plan(
      failing.map(({ attempt }) => finding(kind, { attempt: attempt.id })),
      trials,
    );
    expect(planned.length).toBeLessThanOrEqual(300);
    const again = planned.filter(({ purpose }) => purpose === 'repeat');
    expect(new Set(again.map(({ controlOf }) => controlOf)).size).toBe(60);
  });

  it('grants the turns of each host that failed before any has its second difference', () => {
    const planned = many(100, 'handshake-reset');
    const hosts = Map.groupBy(planned, ({ controlOf }) => controlOf);
    const turns = [...hosts.values()].map(
      (those) => those.filter(({ purpose }) => purpose === 'repeat').length,
    );
    expect(turns.every((count) => count >= 1)).toBe(true);
    expect(turns.filter((count) => count === 2).length).toBeGreaterThan(30);
  });

  it('tells a name from every rotation of two to five servers, some of them dead', () => {
    const [first, ...turns] = [reset.attempt, ...plan([finding('handshake-reset')])].filter(
      ({ purpose, control }) => purpose !== 'control' || control === 'harmless-name',
    );
    expect(first?.id).toBe('a1');
    const fails = [true, ...turns.map(({ purpose }) => purpose === 'repeat')];
    expect(fails).toEqual([true, false, true, true, false, false]);
    for (const servers of [2, 3, 4, 5]) {
      const seen = Array.from(
        { length: servers },
        (_, at) => new Set(fails.filter((_, turn) => turn % servers === at)).size,
      );
      expect(Math.max(...seen)).toBe(2);
    }
  });

  it('runs turns one after another, in the order of their numbers', () => {
    const planned = plan([finding('handshake-reset')]);
    const turns = planned.slice(0, 5);
    expect(turns.map(({ after }) => after)).toEqual([undefined, 'a2', 'a3', 'a4', 'a5']);
    const beside = planned.slice(5);
    expect(beside.every(({ after }) => after === 'a6')).toBe(true);
  });

  it('stays bounded whatever is found, with ids of its own', () => {
    const kinds = fc.array(fc.constantFrom(...findingKinds), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(arbitrary, certificates, kinds, (trials, known, more) => {
        const found = judge(arbitraryHead, trials, known).findings;
        const invented = trials.map(({ attempt }, index) =>
          finding(more[index] ?? 'handshake-reset', { attempt: attempt.id }),
        );
        const findings = [...found, ...invented];
        const planned = planFollowUps({
          head: arbitraryHead,
          findings,
          trials,
          certificates: new Map(),
        });
        const ids = [...trials.map(({ attempt }) => attempt.id), ...planned.map(({ id }) => id)];
        expect(new Set(ids).size).toBe(ids.length);
        // Five turns, a host between, and each of the controls once.
        expect(planned.length).toBeLessThanOrEqual(Math.min(300, trials.length * 14));
        const pairs = planned
          .filter(({ purpose, control }) => purpose !== 'repeat' && control !== 'harmless-name')
          .map((one) => `${one.controlOf} ${kindOf(one)}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        // Nothing waits for what comes later, or not at all.
        const numbers = new Map(planned.map(({ id }, at) => [id, at]));
        for (const [at, { after }] of planned.entries()) {
          if (after !== undefined) expect(numbers.get(after)).toBeLessThan(at);
        }
        const owners = new Set(trials.map(({ attempt }) => attempt.id));
        expect(planned.every(({ controlOf }) => owners.has(controlOf ?? ''))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
