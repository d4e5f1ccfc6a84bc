import type { BypassDialect } from '../../../model/route/bypass.ts';
import type { BypassReading } from '../../../model/route/bypass-reading.ts';
import { type Component, type ComponentWay, isOfWinhttp } from '../../../model/route/component.ts';
import { takersOfRoute } from '../../../model/route/takers.ts';
import { joined, named, say, type Text } from '../../text/say.ts';
import { bypassWords, dialectNames } from '../../words/finding/kinds/bypass-words.ts';
import { componentNames } from '../../words/settings/component-words.ts';
import type { ShownBypass } from './shown-discovery.ts';

/** A bypass list in words: whose it is, and each entry with how it is read. */
export interface BypassListTexts {
  readonly route: string;
  readonly title: Text;
  readonly entries: readonly { readonly entry: string; readonly reading: Text }[];
}

/** Bypass lists in words, and what is doubtful of them, each sentence once. */
export interface BypassTexts {
  readonly lists: readonly BypassListTexts[];
  readonly doubts: readonly Text[];
}

/** Each entry of each list, as who goes by it reads it; without components every reading is told. */
export function bypassTexts(
  bypasses: readonly ShownBypass[],
  components: readonly ComponentWay[] | undefined,
): BypassTexts {
  const known = bypasses.map((list): Listed => {
    const readers = components && takersOfRoute(list.route, components).map((one) => one.component);
    return { ...list, readers, entries: list.entries.map((one) => readBy(one, readers)) };
  });
  const lists = known.map(({ route, dialect, readers, entries }) => ({
    route,
    title: say`${named(route)}, as ${dialectNames[dialect]} reads it${namesOf(readers)}`,
    entries: entries.map((one) => ({ entry: one.entry, reading: bypassWords(one) })),
  }));
  return { lists, doubts: doubtsOf(known) };
}

interface Listed extends ShownBypass {
  readonly readers: readonly Component[] | undefined;
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

function namesOf(readers: readonly Component[] | undefined): Text {
  if (readers === undefined) return [];
  if (readers.length === 0) return say`: no component`;
  const names = readers.map((one) => componentNames[one]);
  return say`: ${joined(names, ', ')}`;
}

function doubtsOf(lists: readonly Listed[]): readonly Text[] {
  const entries = lists.flatMap((list) => list.entries);
  const isRead = (dialect: BypassDialect): boolean =>
    lists.some(
      ({ readers, ...list }) =>
        readers &&
        list.entries.some(({ otherwise }) => otherwise.some((one) => one.dialect === dialect)),
    );
  const perhaps = [
    ...(isRead('winhttp') ? [say`WinHTTP's rules for services`] : []),
    ...(isRead('curl') ? [say`curl's rules for the unified agent`] : []),
  ];
  return [
    ...(entries.some(({ disputed }) => disputed)
      ? [say`disputed: as documented a wildcard counts at the left end alone; some see it count.`]
      : []),
    ...(lists.some(({ readers }) => readers?.includes('mac-agent'))
      ? [say`macOS is taken to read its list as WinINET does; networks count there, for addresses.`]
      : []),
    ...(perhaps.length === 0
      ? []
      : [say`Possible, and documented nowhere: ${joined(perhaps, ', ')}.`]),
  ];
}
