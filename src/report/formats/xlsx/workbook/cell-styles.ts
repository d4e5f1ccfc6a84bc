import type { Borders, Fill, Font, Style } from 'exceljs';
import type { Severity } from '../../../../model/finding.ts';
import type { VerdictName } from '../../../../model/verdict.ts';

/** How a cell looks, by its meaning. */
export type CellStyle =
  | 'title'
  | 'dim'
  | 'section'
  | 'label'
  | 'label-count'
  | 'head'
  | 'head-count'
  | 'text'
  | 'strong'
  | 'count'
  | 'share'
  | 'milliseconds'
  | 'moment'
  | 'note'
  | 'link'
  | 'banner-good'
  | 'banner-bad'
  | VerdictName
  | Severity;

const family = { name: 'Calibri', size: 11 } as const;
const ink = 'FF262626';
const line: Partial<Borders> = { bottom: { style: 'thin', color: { argb: 'FFE3E6EA' } } };

function font(more: Partial<Font> = {}, color: string = ink): Partial<Font> {
  return { ...family, color: { argb: color }, ...more };
}

function fill(color: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: color } };
}

function badge(text: string, ground: string, bold = false): Partial<Style> {
  return {
    font: font({ bold }, text),
    fill: fill(ground),
    border: line,
    alignment: { horizontal: 'center', vertical: 'top' },
  };
}

function banner(text: string, ground: string): Partial<Style> {
  return {
    font: font({ bold: true, size: 14 }, text),
    fill: fill(ground),
    alignment: { vertical: 'middle', wrapText: true, indent: 1 },
  };
}

const top = { vertical: 'top', wrapText: true } as const;
const middle = { vertical: 'top', horizontal: 'center' } as const;
const right = { vertical: 'top', horizontal: 'right', indent: 1 } as const;

/**
 * Every style once: cells share the object, and the file holds each look once. A colour only
 * repeats what the word in the cell says, dark on light (contrast above 4.5, WCAG 1.4.3).
 */
export const cellStyles: Readonly<Record<CellStyle, Partial<Style>>> = {
  title: { font: font({ bold: true, size: 20 }, 'FF1F3A5F'), alignment: { vertical: 'middle' } },
  dim: { font: font({}, 'FF6B7280'), alignment: top },
  section: {
    font: font({ bold: true, size: 13 }, 'FF1F3A5F'),
    border: { bottom: { style: 'medium', color: { argb: 'FF1F3A5F' } } },
    alignment: { vertical: 'bottom' },
  },
  label: { font: font({}, 'FF6B7280'), border: line, alignment: { vertical: 'top' } },
  'label-count': {
    font: font({}, 'FF6B7280'),
    border: line,
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  'head-count': {
    font: font({ bold: true }, 'FFFFFFFF'),
    fill: fill('FF1F3A5F'),
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  },
  head: {
    font: font({ bold: true }, 'FFFFFFFF'),
    fill: fill('FF1F3A5F'),
    alignment: { vertical: 'middle', wrapText: true },
  },
  text: { font: font(), border: line, alignment: top },
  strong: { font: font({ bold: true }), border: line, alignment: top },
  count: { font: font(), border: line, alignment: middle, numFmt: '0' },
  share: { font: font(), border: line, alignment: middle, numFmt: '0 %' },
  milliseconds: { font: font(), border: line, alignment: right, numFmt: '#,##0.0' },
  moment: {
    font: font(),
    border: line,
    alignment: { vertical: 'top', horizontal: 'left' },
    numFmt: 'yyyy-mm-dd hh:mm:ss',
  },
  note: { font: font({ italic: true }, 'FF6B7280'), alignment: { vertical: 'top' } },
  link: { font: font({ underline: true }, 'FF0B57D0'), border: line, alignment: top },
  'banner-good': banner('FF0B5A2A', 'FFD3F0DC'),
  'banner-bad': banner('FF8A1220', 'FFFBD5D9'),
  reachable: badge('FF0B5A2A', 'FFD9F2E1'),
  degraded: badge('FF7A4B00', 'FFFFEFC2', true),
  blocked: badge('FF8A1220', 'FFFBD5D9', true),
  down: badge('FF7A2E00', 'FFFFDCC2', true),
  inconclusive: badge('FF4F3A8A', 'FFE7E0F7', true),
  'not-applicable': badge('FF5B6470', 'FFF1F3F5'),
  'not-run': badge('FF5B6470', 'FFF1F3F5'),
  error: badge('FF8A1220', 'FFFBD5D9', true),
  warning: badge('FF7A4B00', 'FFFFEFC2', true),
  info: badge('FF1D4F91', 'FFDCE9F9'),
};
