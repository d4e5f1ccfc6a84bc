import { guardFormula } from '../../text/guard-formula.ts';

/** One cell; what is absent is an empty one. */
export type CsvCell = string | number | boolean | undefined;

/**
 * One line of CSV by RFC 4180, CRLF at its end: quotes where a cell needs them, and texts that a
 * spreadsheet would take for a formula made harmless. Numbers stay as they are.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === undefined) {
    return '';
  }
  const text = typeof cell === 'number' ? String(cell) : guardFormula(String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
