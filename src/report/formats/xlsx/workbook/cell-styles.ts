import type { Severity } from '../../../../model/finding/finding.ts';
import type { VerdictName } from '../../../../model/finding/verdict.ts';

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

/** A look in full; colours are ARGB. */
export interface Look {
  readonly font: Font;
  /** The colour behind the text. */
  readonly ground?: string;
  /** The line below. */
  readonly below?: { readonly style: 'thin' | 'medium'; readonly color: string };
  readonly alignment: {
    readonly horizontal?: 'left' | 'center' | 'right';
    readonly vertical?: 'top' | 'middle' | 'bottom';
    readonly wrapText?: true;
    readonly indent?: number;
  };
  /** How a number is shown. */
  readonly format?: string;
}

interface Font {
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

const ink = 'FF262626';
const line = { style: 'thin', color: 'FFE3E6EA' } as const;

function font(more: Partial<Font> = {}, color: string = ink): Font {
  return { size: 11, color, ...more };
}

function badge(text: string, ground: string, bold = false): Look {
  return {
    font: font({ bold }, text),
    ground,
    below: line,
    alignment: { horizontal: 'center', vertical: 'top' },
  };
}

function banner(text: string, ground: string): Look {
  return {
    font: font({ bold: true, size: 14 }, text),
    ground,
    alignment: { vertical: 'middle', wrapText: true, indent: 1 },
  };
}

const top = { vertical: 'top', wrapText: true } as const;
const middle = { vertical: 'top', horizontal: 'center' } as const;
const right = { vertical: 'top', horizontal: 'right', indent: 1 } as const;

/**
 * Every style once. A colour only
 * repeats what the word in the cell says, dark on light (contrast above 4.5, WCAG 1.4.3).
 */
export const cellStyles: Readonly<Record<CellStyle, Look>> = {
  title: { font: font({ bold: true, size: 20 }, 'FF1F3A5F'), alignment: { vertical: 'middle' } },
  dim: { font: font({}, 'FF6B7280'), alignment: top },
  section: {
    font: font({ bold: true, size: 13 }, 'FF1F3A5F'),
    below: { style: 'medium', color: 'FF1F3A5F' },
    alignment: { vertical: 'bottom' },
  },
  label: { font: font({}, 'FF6B7280'), below: line, alignment: { vertical: 'top' } },
  'label-count': {
    font: font({}, 'FF6B7280'),
    below: line,
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  'head-count': {
    font: font({ bold: true }, 'FFFFFFFF'),
    ground: 'FF1F3A5F',
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  },
  head: {
    font: font({ bold: true }, 'FFFFFFFF'),
    ground: 'FF1F3A5F',
    alignment: { vertical: 'middle', wrapText: true },
  },
  text: { font: font(), below: line, alignment: top },
  strong: { font: font({ bold: true }), below: line, alignment: top },
  count: { font: font(), below: line, alignment: middle, format: '0' },
  share: { font: font(), below: line, alignment: middle, format: '0 %' },
  milliseconds: { font: font(), below: line, alignment: right, format: '#,##0.0' },
  moment: {
    font: font(),
    below: line,
    alignment: { vertical: 'top', horizontal: 'left' },
    format: 'yyyy-mm-dd hh:mm:ss',
  },
  note: { font: font({ italic: true }, 'FF6B7280'), alignment: { vertical: 'top' } },
  link: { font: font({ underline: true }, 'FF0B57D0'), below: line, alignment: top },
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
