import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../../src/model/audit/report.ts';
import { changesSheet } from '../../../../../../src/report/formats/xlsx/sheets/changes-sheet.ts';
import { summaryChanges } from '../../../../../../src/report/formats/xlsx/sheets/summary/summary-changes.ts';
import { planSheets } from '../../../../../../src/report/formats/xlsx/workbook/sheet-plan.ts';

const cellsOf = (report: Report) =>
  summaryChanges(report, planSheets(report)).flatMap(({ cells }) => cells);

describe('summaryChanges()', () => {
  it('leads each change to its row among the changes', () => {
    const changes = cellsOf(company).filter(({ link }) => link);
    const rows = [...changesSheet(company, planSheets(company)).rows];
    expect(changes).toHaveLength(3);
    for (const { value, link } of changes) {
      expect(link?.sheet).toBe('Changes');
      expect(rows[(link?.row ?? 0) - 1]?.cells[1]?.value).toBe(value);
    }
  });

  it('says what to do next, and nothing else where all passes', () => {
    expect(cellsOf(allFine).map(({ value }) => value)).toEqual([
      'Next',
      'Nothing has to change here. Keep the report for those who ask.',
    ]);
  });
});
