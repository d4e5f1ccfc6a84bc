import type { ValueType, Workbook } from 'exceljs';

/** The door of exceljs: an empty workbook, and the type number of a formula's cell. */
export interface ExcelWorkbook {
  readonly workbook: Workbook;
  readonly formula: ValueType;
}

/** Makes an empty workbook. The library takes a third of a second to load: only when it is used. */
export async function excelWorkbook(): Promise<ExcelWorkbook> {
  const { default: exceljs } = await import('exceljs');
  return { workbook: new exceljs.Workbook(), formula: exceljs.ValueType.Formula };
}
