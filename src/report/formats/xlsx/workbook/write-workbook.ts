import { cellText } from './cell-text.ts';
import { fillSheet, sheetSetup } from './fill-sheet.ts';
import { openPackage, type Package } from './package.ts';
import type { Sheet } from './sheet.ts';
import { type ZipPart, zipFile } from './zip-file.ts';

/** Who made the workbook and when; the same moment gives the same bytes. */
export interface WorkbookOptions {
  readonly title: string;
  readonly creator: string;
  readonly moment: Date;
}

/**
 * Sheets as the bytes of an .xlsx file (ECMA-376): written row by row and compressed at once, so that a long one
 * costs the memory of its file and no more. Every text is a string cell: none becomes a formula, a link or a date.
 * No link out of the file, no macro, no time but `moment`.
 */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  options: WorkbookOptions,
): Promise<Uint8Array> {
  // Heavy, and needed for this one format alone.
  const { workbookWriter } = await import('../excel-workbook.ts');
  const workbook = workbookWriter();
  workbook.title = cellText(options.title);
  workbook.creator = cellText(options.creator);
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = options.moment;
  workbook.modified = options.moment;
  return zipFile(partsOf(openPackage(workbook), sheets), options.moment);
}

function* partsOf(workbook: Package, sheets: readonly Sheet[]): Generator<ZipPart> {
  for (const sheet of sheets) {
    const { worksheet, written } = workbook.add(sheet.name, sheetSetup(sheet));
    yield { name: written.name, texts: sheetTexts() };
    function* sheetTexts(): Generator<string> {
      for (const _ of fillSheet(worksheet, sheet)) yield* written.take();
      worksheet.commit();
      yield* written.take();
    }
  }
  yield* workbook.rest();
}
