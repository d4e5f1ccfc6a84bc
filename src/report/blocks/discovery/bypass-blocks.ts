import type { ComponentWay } from '../../../model/route/component.ts';
import { named, say, type Text } from '../../text/say.ts';
import { bypassTexts } from '../../view/discovery/bypass-texts.ts';
import type { ShownBypass } from '../../view/discovery/shown-discovery.ts';
import { type Block, list, section, table } from '../block.ts';

interface BypassDetails {
  /** The components of the machine: each list names its readers, and no other reading is told. */
  readonly components?: readonly ComponentWay[] | undefined;
  /** What more is to be said of an entry. */
  readonly remark?: (route: string, entry: string) => Text;
}

/** Each entry of each bypass list, as who goes by it reads it, and last what is doubtful of that. */
export function bypassBlocks(
  bypasses: readonly ShownBypass[],
  { components, remark = () => [] }: BypassDetails = {},
): Block[] {
  const { lists, doubts } = bypassTexts(bypasses, components);
  const tables = lists.flatMap(({ route, title, entries }) => {
    const rows = entries.map(({ entry, reading }) => [
      named(entry),
      say`${reading}${remark(route, entry)}`,
    ]);
    return section(title, table([say`Entry`, say`What goes direct by it`], rows), 3);
  });
  return [...tables, ...list(doubts)];
}
