import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { everyLoadReport } from '../../../../../fixtures/report/every-load-report.ts';
import { renderLoadXlsx } from '../../../../../src/report/formats/xlsx/load/render-load-xlsx.ts';

describe('renderLoadXlsx()', () => {
  it.each(everyLoadReport)(
    'makes a workbook of %s that is read back, without formulas',
    async (_, report) => {
      const bytes = await renderLoadXlsx(report);
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
      const names = workbook.worksheets.map(({ name }) => name);
      expect(names).toEqual(['Summary', 'Rates', 'Latency', 'Histogram']);
      workbook.eachSheet((sheet) =>
        sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined())),
      );
      expect(await renderLoadXlsx(report)).toEqual(bytes);
    },
  );
});
