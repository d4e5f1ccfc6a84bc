import { describe, expect, it } from 'vitest';
import { asked, calibrated, passing, reset } from '../../fixtures/case/broken-trial.ts';
import { commands, direct, headOf, proxy, samples } from '../../fixtures/case/head.ts';
import { connect, fine, fineByProxy, reached, resolve } from '../../fixtures/case/steps.ts';
import { repeat, trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { AuditHead, Trial } from '../../src/model/audit/report.ts';
import type { FailureCode } from '../../src/model/finding/failure.ts';
import type { Target } from '../../src/model/target/target.ts';
import { planMoreTries } from '../../src/plan/more-tries.ts';

const hosts = Array.from({ length: 20 }, (_, index): Target => {
  return { ...commands, id: `t${index + 1}`, host: `h${index + 1}.example` };
});

/** The first three of twenty hosts fail directly so often, and pass over the proxy. */
function three(fails: FailureCode, failures: number): readonly Trial[] {
  const failing = (target: Target) => [
    resolve({ name: target.host }),
    connect({ address: `20.50.2.${target.id.slice(1)}`, fails }),
  ];
  const first = hosts.map((target, index) =>
    trial(`a${index + 1}`, {
      target,
      route: direct,
      steps: index < 3 ? failing(target) : fine(target),
    }),
  );
  const again = first.slice(0, 3).flatMap((one, index) =>
    Array.from({ length: failures - 1 }, (_, turn) => {
      const steps = failing(hosts[index] as Target);
      return repeat(one, { id: `a${41 + 10 * index + turn}`, steps });
    }),
  );
  const beside = hosts.map((target, index) =>
    trial(`a${21 + index}`, { target, route: proxy, steps: fineByProxy(target) }),
  );
  return [...first, ...beside, ...again];
}

function plan(head: AuditHead, trials: readonly Trial[]): readonly Attempt[] {
  const { findings } = judge(head, trials, new Map());
  return planMoreTries({ head, findings, trials });
}

const ways = headOf(hosts, [direct, proxy]);
const shown = (all: readonly Attempt[]) =>
  all.map(({ id, purpose, control, controlOf, after }) =>
    [id, control ?? purpose, controlOf, after].filter(Boolean).join(' '),
  );

describe('planMoreTries()', () => {
  it('tries three times more what one unlucky balancer of many would look like, in turns', () => {
    expect(shown(plan(ways, three('refused', 3)))).toEqual([
      'a63 repeat a1',
      'a64 repeat a1 a63',
      'a65 repeat a1 a64',
      'a66 repeat a2',
      'a67 repeat a2 a66',
      'a68 repeat a2 a67',
      'a69 repeat a3',
      'a70 repeat a3 a69',
      'a71 repeat a3 a70',
    ]);
  });

  it('tries what is silent side by side: each would cost a deadline', () => {
    const tries = plan(ways, three('timeout', 3));
    expect([tries.length, tries.filter(({ after }) => after !== undefined)]).toEqual([9, []]);
  });

  it('leaves alone what failed often enough, and what is but possible for other reasons', () => {
    expect(plan(ways, three('refused', 6))).toEqual([]);
    expect(plan(ways, three('refused', 2))).toEqual([]);
  });

  it('tries all of them or none, within what an audit may make', () => {
    const trials = three('refused', 3);
    const [first] = trials as [Trial];
    const { findings } = judge(ways, trials, new Map());
    // Twenty planned over two ways: 300 more are allowed, and six were made.
    const left = (count: number): number => {
      const spent = Array.from({ length: 294 - count }, (_, index) =>
        repeat(first, { id: `a${100 + index}`, steps: [connect({ fails: 'local-limit' })] }),
      );
      return planMoreTries({ head: ways, findings, trials: [...trials, ...spent] }).length;
    };
    expect([left(9), left(8)]).toEqual([9, 0]);
  });

  it("tries a name at the stranger's host again, where that alone speaks for a filter", () => {
    const trials = [
      reset,
      passing,
      asked('a3', { control: 'harmless-name', outcome: 'reset' }),
      asked('a4', { control: 'harmless-address', outcome: 'reset' }),
      calibrated('a5'),
      repeat(reset, { id: 'a6', steps: [...reached(commands), ...reset.observations.slice(-1)] }),
    ];
    const planned = plan(headOf([commands, samples], [direct]), trials);
    expect(shown(planned)).toEqual([
      'a7 harmless-address a1',
      'a8 harmless-address a1 a7',
      'a9 harmless-address a1 a8',
    ]);
    expect(planned[0]).toMatchObject({ host: samples.host, serverName: commands.host });
  });
});
