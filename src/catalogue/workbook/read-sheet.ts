import { type CellBudget, takeOf } from './cell-budget.ts';
import { columnNumber } from './column-number.ts';
import { lastColumn, lastRow, workbookLimits } from './limits.ts';
import { type MergedRange, mergedRanges } from './merged-ranges.ts';
import { raisedText, raises } from './raised-text.ts';
import type { SheetRow } from './sheet-row.ts';
import { shownText } from './shown-text.ts';
import { xmlAttributes } from './xml-elements.ts';
import { type XmlToken, xmlTokens } from './xml-tokens.ts';

/** What a sheet holds. */
export interface ReadSheet {
  /** In the order of their numbers. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  /** What is wrong with it; the rows before that place were read. */
  readonly damage?: string;
}

interface Context {
  /** The texts that cells share; undefined where the workbook has none. */
  readonly texts: readonly string[] | undefined;
  readonly budget: CellBudget;
}

/**
 * The rows of a sheet's XML as text (ECMA-376-1, 18.3.1). Formats, links, comments, validations and
 * whatever else a program adds are passed over; a formula gives its cached result. Rows and cells
 * that do not say where they stand come after the one before, as the format has it.
 * @throws UnreadableCatalogue where the sheet holds more than the budget has left.
 */
export function readSheet(xml: string, { texts, budget }: Context): ReadSheet {
  const rows = new Map<number, OpenRow>();
  let row: OpenRow | undefined;
  let cell: OpenCell | undefined;
  let last = 0;
  let inside = false;
  let damage: string | undefined;

  function start(token: Extract<XmlToken, { kind: 'start' }>): void {
    if (token.name === 'row') {
      const attributes = xmlAttributes(token.tag);
      last = placeOf(attributes.get('r'), last + 1, lastRow);
      row = rows.get(last) ?? { number: last, cells: [], formulas: new Set(), column: 0 };
      row.isHidden = /^(?:1|true)$/.test(attributes.get('hidden') ?? '');
    } else if (token.name === 'c' && row) {
      cell = openCell(token.tag, row);
      if (token.isEmpty) cell = undefined;
    } else if (cell) {
      if (token.name === 'f') cell.isFormula = true;
      cell.isRaised = raises(token) ?? cell.isRaised;
      if (!token.isEmpty) cell.inside = token.name === 'rPh' ? 'hint' : insideOf(cell, token.name);
    }
  }

  function end(name: string): void {
    if (name === 'c' && row && cell) {
      put(row, cell);
      cell = undefined;
    } else if (cell) cell.inside = name === 't' && cell.inside === 'hint' ? 'hint' : '';
  }

  function put(into: OpenRow, { column, isFormula, isRaised: _, ...written }: OpenCell): void {
    const text = textOf(written, texts);
    if (text === undefined) {
      damage ??= 'a text that its cells share is missing';
      return;
    }
    if (text === '' && !isFormula) return;
    takeOf(budget, 'cells');
    if (into.cells.length === 0 && !rows.has(into.number)) {
      takeOf(budget, 'rows');
      rows.set(into.number, into);
    }
    if (column > workbookLimits.columns) return;
    takeOf(budget, 'characters', text.length);
    while (into.cells.length < column) into.cells.push('');
    into.cells[column - 1] = text;
    if (isFormula) into.formulas.add(column - 1);
  }

  try {
    for (const token of xmlTokens(xml)) {
      if (token.kind === 'damage') throw new Damage('its cells are damaged');
      if (token.kind === 'text') {
        if (cell && (cell.inside === 'v' || cell.inside === 't')) {
          cell[cell.inside] += cell.isRaised ? raisedText(token.text) : token.text;
        }
      } else if (token.name === 'sheetData') {
        inside = token.kind === 'start' && !token.isEmpty;
        if (!inside) break;
      } else if (inside && token.kind === 'start') start(token);
      else if (inside && token.kind === 'end') end(token.name);
    }
    if (inside) damage ??= 'its cells break off';
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    damage = error.message;
  }
  const sorted = [...rows.values()].sort((one, other) => one.number - other.number);
  return {
    rows: sorted.map(closed),
    merges: mergedRanges(xml, budget),
    ...(damage === undefined ? {} : { damage }),
  };
}

interface OpenRow {
  readonly number: number;
  readonly cells: string[];
  readonly formulas: Set<number>;
  /** The last one that stood in it. */
  column: number;
  isHidden?: boolean;
}

interface OpenCell {
  readonly type: string;
  readonly column: number;
  isFormula: boolean;
  inside: '' | 'v' | 't' | 'hint';
  isRaised: boolean;
  v: string;
  t: string;
}

class Damage extends Error {}

function openCell(tag: string, row: OpenRow): OpenCell {
  const attributes = xmlAttributes(tag);
  const place = attributes.get('r');
  const [, letters = '', number] = /^([A-Z]{1,3})(\d{1,7})$/i.exec(place ?? '') ?? [];
  if (place !== undefined && number === undefined) throw misplaced();
  const written = place === undefined ? undefined : String(columnNumber(letters.toUpperCase()));
  row.column = placeOf(written, row.column + 1, lastColumn);
  const type = attributes.get('t') ?? 'n';
  const nothing = { inside: '', isRaised: false, v: '', t: '' } as const;
  return { type, column: row.column, isFormula: false, ...nothing };
}

function placeOf(written: string | undefined, next: number, most: number): number {
  const number = written === undefined ? next : Number(written);
  if (!Number.isInteger(number) || number < 1 || number > most) throw misplaced();
  return number;
}

function misplaced(): Damage {
  return new Damage('a row or cell of it does not say where it stands');
}

/** A hint of how a text is spoken holds texts of its own, which are none of the cell's. */
function insideOf({ inside }: OpenCell, name: string): OpenCell['inside'] {
  if (inside === 'hint') return inside;
  return name === 'v' || name === 't' ? name : '';
}

/** Text as the cell shows it, an error by its name; undefined where it shares a text that is missing. */
function textOf(
  { type, v, t }: Pick<OpenCell, 'type' | 'v' | 't'>,
  texts: readonly string[] | undefined,
): string | undefined {
  const value = v.trim();
  if (type === 's') return value === '' ? '' : texts?.[Number(value)];
  if (type === 'inlineStr') return shownText(t === '' ? v : t);
  if (type === 'str' || type === 'd' || type === 'e') return shownText(v);
  if (type === 'b') return value === '' ? '' : value === '0' ? 'FALSE' : 'TRUE';
  const number = Number(value);
  return value === '' || !Number.isFinite(number) ? '' : String(number);
}

function closed({ number, cells, formulas, isHidden }: OpenRow): SheetRow {
  return {
    number,
    cells,
    ...(formulas.size > 0 ? { formulas } : {}),
    ...(isHidden ? { isHidden: true as const } : {}),
  };
}
