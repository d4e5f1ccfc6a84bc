import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import { toldFindings } from '../../../../../src/report/formats/json/text/told-findings.ts';

describe('toldFindings()', () => {
  it('adds to each finding what is pasted to see it again, a line a command', () => {
    const told = [...toldFindings(company, company.findings)];
    expect(told.map(({ id }) => id)).toEqual(company.findings.map(({ id }) => id));
    const outage = told.find(({ kind }) => kind === 'service-outage')?.reproduce;
    expect(outage?.shell?.split('\n').map((line) => line.slice(0, 8))).toEqual([
      'curl -q ',
      'curl -q ',
    ]);
    expect(outage?.powershell).toMatch(/^curl\.exe -q /);
  });

  it('adds nothing where there is no line', () => {
    const redacted = { ...company, options: { ...company.options, redacted: true as const } };
    expect([...toldFindings(redacted, company.findings)]).toEqual(company.findings);
  });
});
