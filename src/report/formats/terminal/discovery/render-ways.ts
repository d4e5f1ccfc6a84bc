import type { WayRow } from '../../../../model/route/way-row.ts';
import { named, ours, say, type Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { ShownWays } from '../../../view/discovery/ways/shown-ways.ts';
import { type WayTexts, wayOfRow, wayTexts } from '../../../view/discovery/ways/way-texts.ts';
import { componentNames } from '../../../words/settings/component-words.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

/**
 * The matrix URL × component × way for a terminal: each component with what decides, why every
 * other way lost and where the order is stated, then each URL with its way. Ends in a newline.
 */
export function renderWays(shown: ShownWays, options: TableOptions): string {
  const layout = tableLayout(options);
  return [
    layout.paint('heading', 'Components'),
    ...wayTexts(shown).flatMap((way) => componentLines(way, layout)),
    '',
    layout.paint('heading', 'Targets'),
    ...shown.rows.flatMap((row) => rowLines(row, layout)),
    '',
  ].join('\n');
}

function componentLines(
  { name, way, cause, next, lost }: WayTexts,
  layout: Layout,
): readonly string[] {
  return [
    ...lines(say`${name}: ${way}`, { layout, indent: 2 }),
    ...lines(cause, { layout, indent: 6 }),
    ...lines(say`where it fails: ${next}`, { layout, indent: 6 }),
    ...(lost.length === 0 ? [] : lines(say`not taken: ${lost}`, { layout, indent: 6 })),
  ];
}

function rowLines(row: WayRow, layout: Layout): readonly string[] {
  const who = say`${ours(row.os)}  ${componentNames[row.component]}`;
  return [
    ...lines(named(row.url), { layout, indent: 2 }),
    ...lines(say`${who}  ${wayOfRow(row)}`, { layout, indent: 6 }),
  ];
}

function lines(
  text: Text,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): readonly string[] {
  return wrapText(terminalText(text), { width: layout.width - indent - 2 }).map(
    (line, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`,
  );
}
