import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../fixtures/case/cases.ts';
import { commands, direct, headOf, proxy } from '../../fixtures/case/head.ts';
import { connect, fine, fineByProxy, handshake, reached } from '../../fixtures/case/steps.ts';
import { control, harmless, trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import { watchCpu } from '../watch-cpu.ts';
import { certificates, head, trials } from './arbitrary-trials.ts';

const none = new Map<string, never>();
const refusal = [...reached(commands).slice(0, 1), connect({ fails: 'refused' })];

describe('judge()', () => {
  it('never throws, and proves only by observations that there are', () => {
    fc.assert(
      fc.property(trials, certificates, (all, known) => {
        const { findings, attempts, verdicts } = judge(head, all, known);
        const ids = new Set(all.flatMap(({ observations }) => observations.map(({ id }) => id)));
        expect(findings.every(({ evidence }) => evidence.every((id) => ids.has(id)))).toBe(true);
        expect(findings.every(({ evidence }) => evidence.length > 0)).toBe(true);
        expect(findings.map(({ id }) => id)).toEqual(findings.map((_, at) => `f${at + 1}`));
        expect(attempts).toHaveLength(all.length);
        expect(verdicts.filter(({ route }) => route === undefined)).toHaveLength(3);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same judgement for the same trials in any order', () => {
    const shuffled = fc
      .tuple(trials, certificates)
      .chain(([all, known]) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all], { minLength: all.length }),
          fc.constant(known),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([all, other, known]) => {
        expect(JSON.stringify(judge(head, other, known))).toBe(
          JSON.stringify(judge(head, all, known)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('leaves what it was given as it was', () => {
    const before = JSON.stringify(cases);
    for (const one of cases) judge(one.head, one.trials, one.certificates);
    expect(JSON.stringify(cases)).toBe(before);
  });

  it('lists at each attempt the findings that its observations prove, controls among them', () => {
    const first = trial('a1', {
      target: commands,
      route: direct,
      steps: [...reached(commands), handshake({ checkedName: commands.host, fails: 'reset' })],
    });
    const steps = [connect(), handshake({ checkedName: harmless, fails: 'certificate' })];
    const cleared = control(first, { id: 'a2', steps });
    const { attempts } = judge(headOf([commands], [direct]), [first, cleared], none);
    expect(attempts.map(({ verdict, findings }) => [verdict, findings])).toEqual([
      ['inconclusive', ['f1']],
      ['not-applicable', ['f1']],
    ]);
  });

  it('gives an attempt that the audit cut short neither a finding nor a verdict', () => {
    const cut = {
      ...trial('a1', { target: commands, route: direct, steps: refusal }),
      finished: false,
    };
    const judgement = judge(headOf([commands], [direct]), [cut], none);
    expect(judgement.findings).toEqual([]);
    expect(judgement.attempts[0]?.verdict).toBe('not-run');
    expect(judgement.summary).toMatchObject({ targets: 1, notRun: 1 });
  });

  it('judges a target by its effective route, and by all where they were given by hand', () => {
    const both = [
      trial('a1', { target: commands, route: direct, steps: fine(commands) }),
      trial('a2', { target: commands, route: proxy, steps: fineByProxy(commands).slice(0, 3) }),
    ];
    const whole = (routesByHand: boolean) =>
      judge(headOf([commands], [direct, proxy], { routesByHand }), both, none).verdicts[0];
    expect(whole(false)).toEqual({ target: 't1', verdict: 'reachable' });
    expect(whole(true)).toEqual({ target: 't1', verdict: 'inconclusive' });
  });

  it('calls a target that passes some of the samples that came to their end degraded', () => {
    const all = [
      trial('a1', { target: commands, route: direct, steps: fine(commands) }),
      trial('a2', { target: commands, route: direct, steps: refusal, sample: 2 }),
      {
        ...trial('a3', { target: commands, route: direct, steps: [], sample: 3 }),
        finished: false,
      },
    ];
    const { verdicts } = judge(headOf([commands], [direct]), all, none);
    expect(verdicts).toEqual([
      { target: 't1', verdict: 'degraded' },
      { target: 't1', route: 'direct', verdict: 'degraded' },
    ]);
  });

  it('calls a target that nobody can ask not-run', () => {
    const unknown = { ...commands, notRun: 'wildcard-without-known-name' as const };
    const { verdicts } = judge(headOf([unknown], [direct]), [], none);
    expect(verdicts).toEqual([{ target: 't1', verdict: 'not-run' }]);
  });

  it('judges 100,000 observations in seconds', () => {
    const hosts = Array.from({ length: 5000 }, (_, index) => ({
      ...commands,
      id: `t${index + 1}`,
      host: `h${index}.example`,
    }));
    const all = hosts.flatMap((target, index) =>
      [direct, proxy].flatMap((route, way) =>
        [0, 1].map((sample) => {
          const steps =
            index % 3 === 0
              ? [...reached(target), handshake({ checkedName: 'x', fails: 'reset' })]
              : fineByProxy(target);
          return trial(`a${index * 4 + way * 2 + sample + 1}`, { target, route, steps, sample });
        }),
      ),
    );
    const cpuMs = watchCpu();
    const { attempts } = judge(headOf(hosts, [direct, proxy]), all, none);
    expect(attempts).toHaveLength(20_000);
    expect(cpuMs()).toBeLessThan(10_000);
  });
});
