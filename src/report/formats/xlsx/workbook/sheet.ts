import type { CellStyle } from './cell-styles.ts';

/** The sheets of an audit's workbook, those of a run of load, and that of the set-up guide. */
export type SheetName =
  | 'Summary'
  | 'Changes'
  | 'Functions'
  | 'Waivers'
  | 'Matrix'
  | 'Causes'
  | 'Findings'
  | 'Certificates'
  | 'Latency'
  | 'Settings'
  | 'Targets'
  | 'About'
  | 'Rates'
  | 'Histogram'
  | 'Set-up';

/** What a cell holds; lines of text come as a list. Texts are escaped when they are written. */
export type CellValue = string | readonly string[] | number | boolean | Date | undefined;

/** One cell with its look. */
export interface SheetCell {
  readonly value: CellValue;
  readonly style: CellStyle;
  /** A place in this workbook: nothing else is ever linked. */
  readonly link?: { readonly sheet: SheetName; readonly row: number };
  /** How many columns it takes, where that is not one. */
  readonly span?: number;
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** In points; without it the program that opens the file fits the row to its texts. */
  readonly height?: number;
}

/** One sheet, as it is written. */
export interface Sheet {
  readonly name: SheetName;
  /** Colour of its tab, RGB. */
  readonly color: string;
  /** Widths of the columns in digits of the body text. */
  readonly widths: readonly number[];
  readonly rows: Iterable<SheetRow>;
  /** Printed on one page, however small. */
  readonly onePage?: boolean;
  /** Present for a table: the first row is its header, stays in sight and is printed on each page. */
  readonly table?: {
    /** Columns that stay in sight. */
    readonly frozen: number;
    /** Rows of data below the header. */
    readonly rows: number;
    /** How many columns are printed. */
    readonly printed: number;
  };
  /** Cells whose figures have a bar behind them, those of one area on one scale. */
  readonly bars?: readonly Area[];
}

/** Cells from a corner to the one across, rows and columns counted from 1. */
export interface Area {
  readonly from: Place;
  readonly to: Place;
}

interface Place {
  readonly row: number;
  readonly column: number;
}
