import { openTag } from '../../../text/xml.ts';
import { type CellStyle, cellStyles, type Look } from '../workbook/cell-styles.ts';

const names = Object.keys(cellStyles) as readonly CellStyle[];
const numbers = new Map(names.map((name, index) => [name, index + 1]));

/** Which of the styles of the file a look is; 0 is the one of a cell that has none. */
export function styleNumber(style: CellStyle): number {
  return numbers.get(style) ?? 0;
}

const plain: Look = {
  font: { size: 11, color: 'FF000000' },
  alignment: {},
};
/** Ids below this are the formats that every program knows (ECMA-376 part 1, 18.8.30). */
const firstFormat = 164;

/** The styles of a workbook: every font, ground and line once, and each look made of them. */
export function* stylesXml(): Generator<string> {
  const looks = [plain, ...names.map((name) => cellStyles[name])];
  const formats = distinct(looks.flatMap(({ format }) => format ?? []));
  const fonts = distinct(looks.map(fontXml));
  // The first two are what programs take them for, whatever they say.
  const fills = distinct([pattern('none'), pattern('gray125'), ...looks.map(fillXml)]);
  const borders = distinct(looks.map(borderXml));
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  yield '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  yield* list(
    'numFmts',
    formats.map((formatCode, index) =>
      openTag('numFmt', { numFmtId: firstFormat + index, formatCode }, '/>'),
    ),
  );
  yield* list('fonts', fonts);
  yield* list('fills', fills);
  yield* list('borders', borders);
  yield* list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']);
  yield* list(
    'cellXfs',
    looks.map((look) => {
      const { format, alignment } = look;
      const numFmtId = format === undefined ? 0 : firstFormat + formats.indexOf(format);
      const parts = {
        ...{ numFmtId, fontId: fonts.indexOf(fontXml(look)) },
        ...{ fillId: fills.indexOf(fillXml(look)), borderId: borders.indexOf(borderXml(look)) },
        ...{ xfId: 0, applyNumberFormat: 1, applyFont: 1, applyFill: 1, applyBorder: 1 },
        applyAlignment: 1,
      };
      const { wrapText, ...rest } = alignment;
      const placed = openTag('alignment', { ...rest, ...(wrapText && { wrapText: 1 }) }, '/>');
      return `${openTag('xf', parts)}${placed}</xf>`;
    }),
  );
  yield* list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']);
  yield '</styleSheet>';
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function* list(name: string, items: readonly string[]): Generator<string> {
  yield openTag(name, { count: items.length });
  yield* items;
  yield `</${name}>`;
}

function fontXml({ font: { size, color, bold, italic, underline } }: Look): string {
  const marks = `${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${underline ? '<u/>' : ''}`;
  return `<font>${marks}<sz val="${size}"/><color rgb="${color}"/><name val="Calibri"/><family val="2"/></font>`;
}

function pattern(kind: string): string {
  return `<fill><patternFill patternType="${kind}"/></fill>`;
}

function fillXml({ ground }: Look): string {
  if (ground === undefined) return pattern('none');
  return `<fill><patternFill patternType="solid"><fgColor rgb="${ground}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml({ below }: Look): string {
  const bottom = below
    ? `<bottom style="${below.style}"><color rgb="${below.color}"/></bottom>`
    : '<bottom/>';
  return `<border><left/><right/><top/>${bottom}<diagonal/></border>`;
}
