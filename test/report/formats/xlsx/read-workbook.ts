import exceljs, { type Cell, type Workbook } from 'exceljs';
import type { Report } from '../../../../src/model/audit/report.ts';
import { renderXlsx } from '../../../../src/report/formats/xlsx/render-xlsx.ts';

/** The workbook of a report, written and read back. */
export async function readWorkbook(report: Report): Promise<Workbook> {
  const workbook = new exceljs.Workbook();
  const bytes = await renderXlsx(report);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

/** The cells below a head, of one sheet. */
export function column(workbook: Workbook, name: string, head: string): Cell[] {
  const sheet = workbook.getWorksheet(name);
  let number = 0;
  sheet?.getRow(1).eachCell((cell, index) => {
    number = cell.text === head ? index : number;
  });
  const found: Cell[] = [];
  sheet?.getColumn(number).eachCell((cell, row) => row > 1 && found.push(cell));
  return found;
}
