import { describe, expect, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { numberFindings } from '../../../src/diagnosis/parts/number-findings.ts';

describe('numberFindings()', () => {
  it('gives findings, and the attempts that name them, numbers behind those of the parts before', () => {
    const numbered = numberFindings(company, 100);
    expect(numbered.findings.map(({ id }) => id)).toEqual(
      company.findings.map((_, index) => `f${101 + index}`),
    );
    const named = new Set(numbered.attempts.flatMap(({ findings }) => findings));
    expect(named.size).toBeGreaterThan(0);
    const ids = new Set(numbered.findings.map(({ id }) => id));
    expect([...named].filter((id) => !ids.has(id))).toEqual([]);
    expect(numbered.findings.map(({ id: _, ...rest }) => rest)).toEqual(
      company.findings.map(({ id: _, ...rest }) => rest),
    );
  });

  it('leaves the first part as it is', () => {
    expect(numberFindings(company, 0)).toBe(company);
  });
});
