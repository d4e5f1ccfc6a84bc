import { jsonText } from '../../model/text/json-text.ts';
import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { rangesOrigin } from '../text/entry-addresses.ts';
import { missingLists } from '../text/filled-lists.ts';
import { nameGroups } from '../text/named-groups.ts';
import { concreteNames, sorted } from '../text/narrow.ts';
import { noteBook } from '../text/note-book.ts';
import { uuidOf } from '../text/object-name.ts';

/**
 * Aliases of OPNsense as its page "Aliases" imports them: hosts for each port, and networks where ranges stand in the
 * place of names, by a number that is the same every time, so that a later import replaces them. It knows no wildcards.
 */
export const opnsense: Dialect = {
  name: 'opnsense',
  takesRanges: true,
  ending: '.json',
  write: (set) => {
    const book = noteBook();
    const groups = nameGroups(set, { lists: ['allow'], book });
    missingLists(set, { kind: 'list-elsewhere', lists: ['no-inspect', 'no-auth'], book });
    const alias = Object.fromEntries(
      groups.flatMap(({ name, members, ranges }) => {
        const hosts = members.map(({ host }) => host);
        return [
          ...aliasOf(name, { type: 'host', of: hosts, description: origin(set) }),
          ...aliasOf(`${name}_net`, {
            ...{ type: 'network', of: ranges, description: rangesOrigin(set) },
          }),
        ];
      }),
    );
    return { text: `${jsonText({ aliases: { alias } }, 2)}\n`, notes: book.notes() };
  },
  feed: (entries) => {
    const book = noteBook();
    const lines = sorted(entries.flatMap((entry) => concreteNames(entry, book)));
    return { lines, notes: book.notes() };
  },
};

interface Alias {
  readonly type: 'host' | 'network';
  readonly of: readonly string[];
  readonly description: string;
}

/** One alias by its number; none where nothing is in it. */
function aliasOf(
  name: string,
  { type, of, description }: Alias,
): readonly (readonly [uuid: string, alias: object])[] {
  if (of.length === 0) return [];
  return [[uuidOf(name), { enabled: '1', name, type, content: of.join('\n'), description }]];
}
