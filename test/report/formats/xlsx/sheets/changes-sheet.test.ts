import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { changesSheet } from '../../../../../src/report/formats/xlsx/sheets/changes-sheet.ts';
import { planSheets } from '../../../../../src/report/formats/xlsx/workbook/sheet-plan.ts';

const rowsOf = (report: Report) => [...changesSheet(report, planSheets(report)).rows];

describe('changesSheet()', () => {
  it('has a row for each change of a team, with the targets that ask for it and what to do', () => {
    const [, first, ...others] = rowsOf(company);
    const [who, seen, targets, over, todo, names] = first?.cells.map(({ value }) => value) ?? [];
    expect([who, seen, targets, over]).toEqual([
      'Proxies',
      'Login demand by the proxy: Squid',
      2,
      ['http://proxy.office.example:3128'],
    ]);
    expect(String(todo)).toContain('Exempt the service URLs from proxy authentication');
    expect(names).toHaveLength(2);
    expect(others.map(({ cells }) => cells[0]?.value)).toEqual([
      'Firewalls and packet filters',
      'The service itself',
    ]);
  });

  it('says so where nothing has to change', () => {
    expect(rowsOf(allFine).at(-1)?.cells[0]?.value).toMatch(/^Nothing has to change/);
  });
});
