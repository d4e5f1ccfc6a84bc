import type { CellValue, ValueType, Worksheet } from 'exceljs';
import { UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { workbookLimits } from './limits.ts';
import type { SheetRow } from './sheet-row.ts';

interface Wanted {
  /** Numbers of the rows to read. */
  readonly rows: readonly number[];
  /** The type number of a formula's cell. */
  readonly formula: ValueType;
  /** How many characters the sheets of the workbook may still hold. */
  readonly budget: { characters: number };
}

/**
 * The rows of a sheet as text, for the given row numbers; columns beyond the limit are left out.
 * @throws UnreadableCatalogue where the cells hold more text than the budget has left: one shared
 * text of 32 KiB can stand in every cell.
 */
export function cellRows(sheet: Worksheet, { rows, formula, budget }: Wanted): SheetRow[] {
  return rows.map((number) => {
    const row = sheet.findRow(number);
    const cells: string[] = [];
    const formulas = new Set<number>();
    const width = Math.min(row?.cellCount ?? 0, workbookLimits.columns);
    for (let column = 1; column <= width; column += 1) {
      // Asking by number makes no cells: a row may have one cell, at its far end.
      const cell = row?.findCell(column);
      const computed = cell?.type === formula;
      if (computed) formulas.add(column - 1);
      const text = cell ? textOf(computed ? cell.result : cell.value) : '';
      budget.characters -= text.length;
      if (budget.characters < 0) throw tooMuch();
      cells.push(text);
    }
    return { number, cells, ...(formulas.size > 0 ? { formulas } : {}) };
  });
}

function tooMuch(): UnreadableCatalogue {
  const { characters } = workbookLimits;
  return new UnreadableCatalogue(`its cells have more than ${characters} characters`);
}

/** Text as the cell shows it; an error or a formula without a result shows nothing. */
function textOf(value: CellValue): string {
  if (typeof value === 'string') return lines(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value === null || value === undefined || value instanceof Date) return '';
  if ('richText' in value) return lines(value.richText.map(({ text }) => text).join(''));
  return 'text' in value && typeof value.text === 'string' ? lines(value.text) : '';
}

/** Line breaks may be written out (ECMA-376-1, 22.9.2.19). */
function lines(text: string): string {
  return text.replace(/_x000[AD]_/gi, '\n');
}
