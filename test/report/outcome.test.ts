import { describe, expect, it } from 'vitest';
import { company } from '../../fixtures/report/company.ts';
import { outcome } from '../../src/report/outcome.ts';

describe('outcome()', () => {
  it('says first that an audit was ended early, and how much of it was not done', () => {
    const attempts = company.attempts.map((attempt, index) =>
      index < 3 ? { ...attempt, verdict: 'not-run' as const } : attempt,
    );
    const { sentence } = outcome({ ...company, attempts });
    expect(sentence).toMatch(
      new RegExp(`^INTERRUPTED: 3 of ${attempts.length} attempts were not made\\. `),
    );
  });

  it('says nothing of it where every attempt was made', () => {
    const attempts = company.attempts.filter(({ verdict }) => verdict !== 'not-run');
    expect(outcome({ ...company, attempts }).sentence).toMatch(/^(NOT )?READY: /);
  });
});
