import type { Sheet } from '../workbook/sheet.ts';
import { packageParts, type WorkbookOptions } from './package-xml.ts';
import { sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles-xml.ts';
import { type ZipPart, zipFile } from './zip-file.ts';

/**
 * Sheets as the bytes of an .xlsx file (ECMA-376): written row by row and compressed at once, so that a long one
 * costs the memory of its file and no more. No formula, no link out of the file, no macro, no time but `moment`.
 */
export function writeWorkbook(sheets: readonly Sheet[], options: WorkbookOptions): Uint8Array {
  const parts: ZipPart[] = [
    ...packageParts(sheets, options),
    { name: 'xl/styles.xml', texts: stylesXml() },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      texts: sheetXml(sheet, index === 0),
    })),
  ];
  return zipFile(parts, options.moment);
}
