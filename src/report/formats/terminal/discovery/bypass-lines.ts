import type { ComponentWay } from '../../../../model/route/component.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText, type Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { bypassTexts } from '../../../view/discovery/bypass-texts.ts';
import type { ShownBypass } from '../../../view/discovery/shown-discovery.ts';
import type { Layout } from '../table-options.ts';

const maxShown = 40;

interface BypassDetails {
  /** The components of the machine: each list names its readers, and no other reading is told. */
  readonly components?: readonly ComponentWay[] | undefined;
  /** What more is to be said of an entry. */
  readonly remark?: (route: string, entry: string) => Text;
}

/**
 * Each entry of each bypass list, as who goes by it reads it, and last what is doubtful of that. Of
 * a long list the first 40.
 */
export function bypassLines(
  bypasses: readonly ShownBypass[],
  { components, remark = () => [], ...layout }: Layout & BypassDetails,
): readonly string[] {
  const { lists, doubts } = bypassTexts(bypasses, components);
  return [
    ...lists.flatMap(({ route, title, entries }) => [
      ...indented(plainText(title), { layout, indent: 2 }),
      ...entries.slice(0, maxShown).flatMap(({ entry, reading }) => {
        const text = `${entry}  ${plainText(reading)}${plainText(remark(route, entry))}`;
        return indented(text, { layout, indent: 4 });
      }),
      ...(entries.length > maxShown
        ? [`    and ${entries.length - maxShown} more (--format json)`]
        : []),
    ]),
    ...doubts.flatMap((text) =>
      indented(plainText(text), { layout, indent: 2 }).map((line) => layout.paint('dim', line)),
    ),
  ];
}

function indented(
  text: string,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): readonly string[] {
  const shown = escapeTerminal(text, { max: 1200 });
  return wrapText(shown, { width: layout.width - indent - 2 }).map(
    (line, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`,
  );
}
