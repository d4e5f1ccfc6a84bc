import { describe, expect, it } from 'vitest';
import { allFine } from '../../../fixtures/report/all-fine.ts';
import { company } from '../../../fixtures/report/company.ts';
import { newPool, siteReportOf } from '../../../src/diagnosis/sites/site-report.ts';
import type { Report } from '../../../src/model/audit/report.ts';

const statusOf = (report: Report): number => siteReportOf(report, newPool()).site.status;
const askedFor = (report: Report, failOn: Report['options']['failOn']): Report => ({
  ...report,
  options: { ...report.options, failOn },
});

describe('siteReportOf()', () => {
  it.each(['blocked', 'never'] as const)('tells who is ready, with --fail-on %s', (failOn) => {
    expect(statusOf(askedFor(company, failOn))).toBe(1);
    expect(statusOf(askedFor(allFine, failOn))).toBe(0);
  });

  it('is of nothing where no target counts', () => {
    const targets = allFine.targets.map((target) => ({ ...target, required: false }));
    expect(statusOf({ ...allFine, targets })).toBe(2);
  });
});
