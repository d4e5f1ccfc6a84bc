import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { outcome } from '../../../../src/report/view/audit/outcome.ts';

describe('outcome()', () => {
  it('says first that an audit was ended early, and how much of it was not done', () => {
    const attempts = company.attempts.map((attempt, index) =>
      index < 3 ? { ...attempt, verdict: 'not-run' as const } : attempt,
    );
    const { sentence } = outcome({ ...company, attempts });
    expect(plainText(sentence)).toMatch(
      new RegExp(`^INTERRUPTED: 3 of ${attempts.length} attempts were not made\\. `),
    );
  });

  it('says of an audit of which nothing was made that nothing is known, as its status does', () => {
    const attempts = company.attempts.map((one) => ({ ...one, verdict: 'not-run' as const }));
    const verdicts = company.verdicts.map((one) => ({ ...one, verdict: 'not-run' as const }));
    const tried = new Set(attempts.map(({ target }) => target));
    const targets = company.targets.filter(({ id }) => tried.has(id));
    const { required } = Object.groupBy(targets, (one) => (one.required ? 'required' : 'other'));
    const summary = { ...company.summary, targets: targets.length };
    const result = outcome({ ...company, targets, attempts, verdicts, summary });
    expect(result.ready).toBe(false);
    expect(plainText(result.sentence)).toContain(
      `NOT KNOWN: ${required?.length} of ${required?.length} `,
    );
    expect(plainText(result.status)).toMatch(/^Exit status 130 /);
  });

  it('says nothing of it where every attempt was made', () => {
    const attempts = company.attempts.filter(({ verdict }) => verdict !== 'not-run');
    expect(plainText(outcome({ ...company, attempts }).sentence)).toMatch(/^(NOT )?READY: /);
  });
});
