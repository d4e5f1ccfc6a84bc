import type { BypassDialect } from '../../../../model/bypass.ts';
import type { BypassReading } from '../../../../model/bypass-reading.ts';
import { type Component, type ComponentWay, isOfWinhttp } from '../../../../model/component.ts';
import { takersOfRoute } from '../../../../model/takers.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { ShownBypass } from '../../../view/discovery/shown-discovery.ts';
import { bypassWords, dialectNames } from '../../../words/finding/kinds/bypass-words.ts';
import { componentNames } from '../../../words/settings/component-words.ts';
import type { Layout } from '../table-options.ts';

const maxShown = 40;

interface BypassDetails {
  /** The components of the machine: each list names its readers, and no other reading is told. */
  readonly components?: readonly ComponentWay[] | undefined;
  /** What more is to be said of an entry. */
  readonly remark?: (route: string, entry: string) => string;
}

/**
 * Each entry of each bypass list, as who goes by it reads it, and last what is doubtful of that. Of
 * a long list the first 40.
 */
export function bypassLines(
  lists: readonly ShownBypass[],
  { components, remark = () => '', ...layout }: Layout & BypassDetails,
): readonly string[] {
  const told = lists.map((list) => {
    const readers = components && takersOfRoute(list.route, components).map((one) => one.component);
    return { ...list, readers, entries: list.entries.map((one) => readBy(one, readers)) };
  });
  return [
    ...told.flatMap(({ route, dialect, entries, readers }) => [
      ...indented(`${route}, as ${plainText(dialectNames[dialect])} reads it${namesOf(readers)}`, {
        layout,
        indent: 2,
      }),
      ...entries.slice(0, maxShown).flatMap((one) => {
        const text = `${one.entry}  ${plainText(bypassWords(one))}${remark(route, one.entry)}`;
        return indented(text, { layout, indent: 4 });
      }),
      ...(entries.length > maxShown
        ? [`    and ${entries.length - maxShown} more (--format json)`]
        : []),
    ]),
    ...doubts(told).flatMap((text) =>
      indented(text, { layout, indent: 2 }).map((line) => layout.paint('dim', line)),
    ),
  ];
}

function namesOf(readers: readonly Component[] | undefined): string {
  if (readers === undefined) return '';
  const names = readers.map((one) => plainText(componentNames[one])).join(', ');
  return `: ${names || 'no component'}`;
}

/** An entry without what those would make of it whom no reader of the list is built on. */
function readBy(one: BypassReading, readers: readonly Component[] | undefined): BypassReading {
  if (readers === undefined) return one;
  const used: readonly BypassDialect[] = [
    ...(readers.some(isOfWinhttp) ? (['winhttp'] as const) : []),
    ...(readers.includes('unified-agent') ? (['curl'] as const) : []),
  ];
  return { ...one, otherwise: one.otherwise.filter(({ dialect }) => used.includes(dialect)) };
}

interface Listed extends ShownBypass {
  readonly readers: readonly Component[] | undefined;
}

function doubts(lists: readonly Listed[]): readonly string[] {
  const entries = lists.flatMap((list) => list.entries);
  const isRead = (dialect: BypassDialect): boolean =>
    lists.some(
      ({ readers, ...list }) =>
        readers &&
        list.entries.some(({ otherwise }) => otherwise.some((one) => one.dialect === dialect)),
    );
  const perhaps = [
    ...(isRead('winhttp') ? ["WinHTTP's rules for services"] : []),
    ...(isRead('curl') ? ["curl's rules for the unified agent"] : []),
  ];
  return [
    ...(entries.some(({ disputed }) => disputed)
      ? ['disputed: as documented a wildcard counts at the left end alone; some see it count.']
      : []),
    ...(lists.some(({ readers }) => readers?.includes('mac-agent'))
      ? ['macOS is taken to read its list as WinINET does; networks count there, for addresses.']
      : []),
    ...(perhaps.length === 0 ? [] : [`Possible, and documented nowhere: ${perhaps.join(', ')}.`]),
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
