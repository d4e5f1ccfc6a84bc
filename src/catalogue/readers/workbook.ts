import type { RowCollector } from '../rows/collect-rows.ts';
import { workbookLimits } from '../workbook/limits.ts';
import { readWorkbook, type SheetContent } from '../workbook/read-workbook.ts';
import type { CatalogueReader } from './reader.ts';

/** A workbook as Microsoft publishes it, sheet by sheet. */
export const workbook: CatalogueReader = {
  endings: ['.xlsx', '.xlsm'],
  largest: workbookLimits.fileMebibytes,
  maxAddresses: workbookLimits.addresses,
  async read(file, openSheet) {
    const { sheets, saved } = await readWorkbook(file);
    const targets = sheets.find(isTargetsSheet);
    for (const sheet of sheets) {
      const rows = openSheet(sheet.name);
      if (targets && sheet !== targets) rows.aside();
      else take(sheet, rows);
    }
    return saved === undefined ? {} : { date: saved };
  },
};

/** A report of this tool: its sheet of targets is the list, the others tell what came of them. */
function isTargetsSheet({ name, rows }: SheetContent): boolean {
  const head = rows[0]?.cells ?? [];
  return name === 'Targets' && ['Id', 'URL', 'Rule must open'].every((one) => head.includes(one));
}

function take({ rows, damage, isHidden }: SheetContent, sheet: RowCollector): void {
  const hidden: number[] = [];
  for (const { cells, number, formulas, isHidden: hides } of rows) {
    if (!sheet.row(cells, { number, ...(formulas ? { formulas } : {}) })) break;
    if (hides) hidden.push(number);
  }
  if (isHidden) sheet.hidden();
  else if (hidden.length > 0) sheet.hidden(hidden);
  if (damage !== undefined) sheet.broken(damage);
}
