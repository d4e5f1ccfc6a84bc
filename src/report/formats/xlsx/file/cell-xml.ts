import { escapeXml } from '../../../text/xml.ts';
import { cellText } from '../workbook/cell-text.ts';
import type { SheetCell } from '../workbook/sheet.ts';
import { styleNumber } from './styles-xml.ts';

/** Days from the first that a workbook knows to 1970-01-01. */
const daysTo1970 = 25_569;
const msPerDay = 86_400_000;

/**
 * A cell as SpreadsheetML: an inline string, a number, a boolean, or a date as the days since 1900. A saved report may
 * hold anything where a type is promised: an object becomes a text, and no number that is none is written.
 */
export function cellXml(
  { value, style }: Pick<SheetCell, 'value' | 'style'>,
  place: string,
): string {
  // By hand: a long sheet has a million cells.
  const at = `<c r="${place}" s="${styleNumber(style)}"`;
  const figure = figureOf(value);
  if (figure !== undefined) return `${at}><v>${figure}</v></c>`;
  if (typeof value === 'boolean') return `${at} t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = textOf(value);
  if (text === '') return `${at}/>`;
  return `${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function figureOf(value: SheetCell['value']): number | undefined {
  const figure = value instanceof Date ? value.getTime() / msPerDay + daysTo1970 : value;
  return typeof figure === 'number' && Number.isFinite(figure) ? figure : undefined;
}

function textOf(value: SheetCell['value']): string {
  if (value === undefined || typeof value === 'number') return '';
  return cellText(Array.isArray(value) ? value.map(String) : String(value));
}

/** `B12`, from row and column, both counted from 1. */
export function placeOf(row: number, column: number): string {
  return `${letters(column)}${row}`;
}

/** `A`, `Z`, `AA`. */
export function letters(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode('A'.charCodeAt(0) + rest);
  return before === 0 ? letter : `${letters(before)}${letter}`;
}
