import { workbookLimits } from '../workbook/limits.ts';
import { readWorkbook } from '../workbook/read-workbook.ts';
import type { CatalogueReader } from './reader.ts';

/** A workbook as Microsoft publishes it, sheet by sheet. */
export const workbook: CatalogueReader = {
  endings: ['.xlsx'],
  largest: workbookLimits.fileMebibytes,
  mostAddresses: workbookLimits.addresses,
  async read(file, openSheet) {
    const { sheets, saved } = await readWorkbook(file);
    for (const { name, rows } of sheets) {
      const sheet = openSheet(name);
      if (!rows) sheet.broken('no such part');
      for (const { cells, number, formulas } of rows ?? []) {
        const place = { number, ...(formulas ? { formulas } : {}) };
        if (!sheet.row(cells, place)) break;
      }
    }
    return saved === undefined ? {} : { date: saved };
  },
};
