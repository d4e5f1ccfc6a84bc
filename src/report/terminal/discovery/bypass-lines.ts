import { escapeTerminal } from '../../text/escape-terminal.ts';
import { wrapText } from '../../text/wrap-text.ts';
import type { ShownBypass } from '../../view/discovery/shown-discovery.ts';
import { bypassWords, dialectNames } from '../../words/finding/kinds/bypass-words.ts';
import type { Layout } from '../table-options.ts';

const mostShown = 40;

/**
 * Each entry of each bypass list, as who goes by it reads it; `remark` says what more is to be said
 * of one. Of a long list the first 40.
 */
export function bypassLines(
  lists: readonly ShownBypass[],
  {
    remark = () => '',
    ...layout
  }: Layout & { readonly remark?: (route: string, entry: string) => string },
): readonly string[] {
  return lists.flatMap(({ route, dialect, entries }) => [
    ...indented(`${route}, as ${dialectNames[dialect]} reads it`, { layout, indent: 2 }),
    ...entries.slice(0, mostShown).flatMap((one) => {
      const text = `${one.entry}  ${bypassWords(one)}${remark(route, one.entry)}`;
      return indented(text, { layout, indent: 4 });
    }),
    ...(entries.length > mostShown
      ? [`    and ${entries.length - mostShown} more (--format json)`]
      : []),
  ]);
}

function indented(
  text: string,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): readonly string[] {
  const shown = escapeTerminal(text, { max: 1200 });
  return wrapText(shown, { width: layout.width - indent }).map(
    (line, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`,
  );
}
