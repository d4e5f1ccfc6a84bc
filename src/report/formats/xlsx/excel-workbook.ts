import exceljs from 'exceljs';

/**
 * exceljs' writer of workbooks, row by row. The build puts what that library uses into this module, so that
 * who installs the package installs nothing beneath it. Heavy: loaded where a workbook is written.
 */
export function workbookWriter(): exceljs.stream.xlsx.WorkbookWriter {
  return new exceljs.stream.xlsx.WorkbookWriter({ useStyles: true, useSharedStrings: false });
}
