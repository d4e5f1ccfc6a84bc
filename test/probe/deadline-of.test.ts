import { describe, expect, it } from 'vitest';
import { commands, direct } from '../../fixtures/case/head.ts';
import { trial } from '../../fixtures/case/trial.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import { deadlineOf } from '../../src/probe/deadline-of.ts';

function of(more: Partial<Attempt>, defaultMs: number): number {
  const { attempt } = trial('a1', { target: commands, route: direct, steps: [] });
  return deadlineOf({ ...attempt, ...more }, defaultMs);
}

describe('deadlineOf()', () => {
  it("is the audit's, unless the attempt has its own", () => {
    expect([of({}, 5000), of({ timeoutMs: 15_000 }, 5000)]).toEqual([5000, 15_000]);
  });

  it('is a second at most where nobody is, and no more than the audit allows', () => {
    const nobody = { purpose: 'control', control: 'unused-address' } as const;
    expect([of(nobody, 5000), of(nobody, 300)]).toEqual([1000, 300]);
  });
});
