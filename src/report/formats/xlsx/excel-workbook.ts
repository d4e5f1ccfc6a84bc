import exceljs from 'exceljs';

/**
 * An empty workbook of exceljs. The build puts what that library uses into this module, so that
 * who installs the package installs nothing beneath it. Heavy: loaded where a workbook is written.
 */
export function emptyWorkbook(): exceljs.Workbook {
  return new exceljs.Workbook();
}
