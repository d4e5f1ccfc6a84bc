import { describe, expect, it } from 'vitest';
import { commands, direct, headOf } from '../../../fixtures/case/head.ts';
import { connect, fine, resolve, type Step } from '../../../fixtures/case/steps.ts';
import { controlled, repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Trial } from '../../../src/model/audit/report.ts';

const silent: readonly Step[] = [
  resolve({ name: 'x' }),
  connect({ address: '20.50.2.1', fails: 'timeout' }),
];

interface Way {
  readonly hosts: number;
  /** So many fail once, and pass then. */
  readonly flapping: number;
  /** How many others were under way when they failed. */
  readonly inFlight?: number;
}

/** So many hosts, of which the last fails always, and alone. */
function verdictOf({ hosts, flapping, inFlight = 0 }: Way) {
  const lost = silent.map((step) => ({ ...step, ...(inFlight > 0 && { inFlight }) }));
  const targets = Array.from({ length: hosts }, (_, index) => ({
    ...commands,
    id: `t${index + 1}`,
    host: `h${index}.example`,
  }));
  const first = targets.map((target, index) => {
    const steps = index === hosts - 1 ? silent : index < flapping ? lost : fine(target);
    return trial(`a${index + 1}`, { target, route: direct, steps });
  });
  const again = first.flatMap((one, index): Trial[] => {
    const id = `a${hosts + index + 2}`;
    if (index === hosts - 1) {
      const later = `a${hosts + index + 3}`;
      return [id, later].map((each) => repeat(one, { id: each, steps: silent }));
    }
    return index < flapping ? [repeat(one, { id, steps: fine(commands) })] : [];
  });
  const alive = first.at(flapping) as Trial;
  const witness = controlled(alive, {
    id: `a${hosts + 1}`,
    control: 'passing-host',
    steps: fine(commands),
  });
  const trials = [...first, witness, ...again];
  const { verdicts, findings } = judge(headOf(targets, [direct]), trials, new Map());
  const rivals = findings.find(({ target }) => target === `t${hosts}`)?.rivals;
  return { verdict: verdicts.find(({ target }) => target === `t${hosts}`)?.verdict, rivals };
}

describe('faults that come and go on a way', () => {
  it('leave a block of a way on which nothing comes and goes', () => {
    const { verdict, rivals } = verdictOf({ hosts: 20, flapping: 0 });
    expect(verdict).toBe('blocked');
    expect(rivals).not.toContain('passing-fault');
  });

  it('leave a block that stands alone, where few fail, and in company alone', () => {
    const { verdict, rivals } = verdictOf({ hosts: 20, flapping: 1, inFlight: 1 });
    expect(verdict).toBe('blocked');
    expect(rivals).not.toContain('passing-fault');
  });

  it('weaken it where many fail in company, and too few passed alone to tell', () => {
    expect(verdictOf({ hosts: 20, flapping: 10, inFlight: 1 }).verdict).toBe('inconclusive');
  });

  it('weaken all that is seen on their way, and are named as the rival', () => {
    const { verdict, rivals } = verdictOf({ hosts: 20, flapping: 10 });
    expect(verdict).toBe('inconclusive');
    expect(rivals).toContain('passing-fault');
  });
});
