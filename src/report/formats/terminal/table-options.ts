import { createPaint, type Paint } from '../../text/paint.ts';

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

/** The narrowest terminal that the tables are laid out for; a narrower one breaks the lines. */
const minWidth = 80;

/** The layout for options; a width that is no number counts as the least. */
export function tableLayout(options: TableOptions): Layout {
  const width = Number.isFinite(options.width) ? Math.floor(options.width) : minWidth;
  return { width: Math.max(minWidth, width), paint: createPaint(options.color) };
}

/** The same with bars. */
export function barLayout(options: BarOptions): BarLayout {
  return { ...tableLayout(options), unicode: options.unicode };
}
