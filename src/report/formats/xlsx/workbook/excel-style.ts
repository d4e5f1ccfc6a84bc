import type { Style } from 'exceljs';
import { type CellStyle, cellStyles, type Look } from './cell-styles.ts';

/** A look as the library has it; the same one each time, by which it is known again. */
export function excelStyle(style: CellStyle): Partial<Style> {
  return styles[style];
}

const styles = Object.fromEntries(
  Object.entries(cellStyles).map(([name, look]) => [name, excelLook(look)]),
) as Readonly<Record<CellStyle, Partial<Style>>>;

function excelLook({ font, ground, below, alignment, format }: Look): Partial<Style> {
  const { color, ...rest } = font;
  return {
    font: { name: 'Calibri', family: 2, ...rest, color: { argb: color } },
    alignment,
    ...(ground !== undefined && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: ground } },
    }),
    ...(below && { border: { bottom: { style: below.style, color: { argb: below.color } } } }),
    ...(format !== undefined && { numFmt: format }),
  };
}
