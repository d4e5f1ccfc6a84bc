import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, proxy } from '../../fixtures/case/head.ts';
import { connect, fine, handshake, reached, resolve, tunnel } from '../../fixtures/case/steps.ts';
import { control, repeat, trial } from '../../fixtures/case/trial.ts';
import { type Shown, unproved } from '../../fixtures/world/proof-oracle.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Certificate } from '../../src/model/audit/observation.ts';
import type { AuditHead, Trial } from '../../src/model/audit/report.ts';
import { certificates, head, trials } from '../diagnosis/arbitrary-trials.ts';

type Known = ReadonlyMap<string, Certificate>;

function judged(of: AuditHead, all: readonly Trial[], known: Known): Shown {
  const issuerOf = (id: string): string | undefined => known.get(id)?.issuer;
  return { head: of, trials: all, issuerOf, ...judge(of, all, known) };
}

/** Said to be blocked, by all that there is. */
function blamed(all: readonly Trial[]): Shown {
  const evidence = all.flatMap(({ observations }) => observations.map(({ id }) => id));
  const [{ attempt }] = all as [Trial];
  const { target, route } = attempt;
  return {
    head: headOf([commands], [direct, proxy]),
    trials: all,
    findings: [{ target, route, evidence }],
    verdicts: [{ target, route, verdict: 'blocked' }],
    issuerOf: () => undefined,
  };
}

const target = commands;
const reset = [...reached(target), handshake({ checkedName: target.host, fails: 'reset' })];
const first = trial('a1', { target, route: direct, steps: reset });
const again = (id: string): Trial => repeat(first, { id, steps: reset });
const passing = control(first, {
  id: 'a2',
  steps: [...reached(target), handshake({ checkedName: 'www.example.com' })],
});
const lacks = (all: readonly Trial[]): string | undefined => unproved(blamed(all))[0]?.lacks;

describe('unproved()', () => {
  it('asks for a second failure, and for a control that passes between the two', () => {
    expect(lacks([first])).toBe('second failure');
    expect(lacks([first, again('a2')])).toBe('pass between');
    expect(lacks([first, again('a3'), passing])).toBeUndefined();
  });

  it('takes no control for one that passed before the first failure, or after the last', () => {
    const late = { ...passing, attempt: { ...passing.attempt, id: 'a4' } };
    expect(lacks([first, again('a3'), late])).toBe('pass between');
  });

  it('takes the host itself over another way in the place of a control', () => {
    const elsewhere = trial('a9', { target, route: proxy, steps: fine(target) });
    expect(lacks([first, again('a2'), elsewhere])).toBeUndefined();
  });

  it('doubts all of a way on which something comes and goes', () => {
    const other = { ...target, id: 't9', host: 'other.example' };
    const steps = [...reached(other), handshake({ checkedName: other.host, fails: 'reset' })];
    const flap = trial('a5', { target: other, route: direct, steps });
    const back = repeat(flap, { id: 'a6', steps: fine(other) });
    expect(lacks([first, passing, again('a3'), flap, back])).toBe('steady way');
  });

  it('takes a word of the blocker at once, and no trouble of a proxy for one', () => {
    const said = (status: number): readonly Trial[] => [
      trial('a1', {
        target,
        route: proxy,
        steps: [resolve({ name: target.host }), connect(), tunnel({ fails: 'status', status })],
      }),
    ];
    expect(lacks(said(403))).toBeUndefined();
    expect(lacks(said(407))).toBeUndefined();
    expect([429, 500, 502, 503, 504].map((status) => lacks(said(status)))).not.toContain(undefined);
  });
});

describe('judge()', () => {
  it('calls nothing blocked of arbitrary trials that is not proved', () => {
    fc.assert(
      fc.property(trials, certificates, (all, known) => {
        expect(unproved(judged(head, all, known))).toEqual([]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
