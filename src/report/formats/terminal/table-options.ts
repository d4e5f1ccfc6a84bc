import { createPaint, type Paint } from '../../text/paint.ts';
import { wrapText } from '../../text/wrap-text.ts';

/** How a table is drawn: `width` in cells of the terminal, `color` for escape sequences. */
export interface TableOptions {
  readonly width: number;
  readonly color: boolean;
}

/** What every part of a table is handed. */
export interface Layout {
  readonly width: number;
  readonly paint: Paint;
}

/** The same where bars are drawn: of block characters, or of ASCII. */
export interface BarOptions extends TableOptions {
  /** What is alike is told one by one; else once. */
  readonly verbose?: boolean;
  readonly unicode: boolean;
}

export interface BarLayout extends Layout {
  readonly unicode: boolean;
}

/** The narrowest terminal that all is laid out for; a narrower one breaks the lines. */
const minWidth = 40;
/** In less, a table keeps no room for whole names. */
const usualWidth = 80;
/** In less, a label beside its text leaves too little of the line. */
const roomyWidth = 60;

/** Whether columns give way to entries where names would be cut. */
export function isTight({ width }: Pick<Layout, 'width'>): boolean {
  return width < usualWidth;
}

/** Whether labels run in with their text. */
export function isNarrow({ width }: Pick<Layout, 'width'>): boolean {
  return width < roomyWidth;
}

/** A heading, on as many lines as it takes. */
export function heading(text: string, { width, paint }: Layout): string[] {
  return wrapText(text, { width }).map((line) => paint('heading', line));
}

/** The layout for options; a width that is no number counts as the usual one. */
export function tableLayout(options: TableOptions): Layout {
  const width = Number.isFinite(options.width) ? Math.floor(options.width) : usualWidth;
  return { width: Math.max(minWidth, width), paint: createPaint(options.color) };
}

/** The same with bars. */
export function barLayout(options: BarOptions): BarLayout {
  return { ...tableLayout(options), unicode: options.unicode };
}
