import { jsonText } from '../../model/text/json-text.ts';
import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { missingLists } from '../text/filled-lists.ts';
import { nameGroups } from '../text/named-groups.ts';
import { concreteNames, sorted } from '../text/narrow.ts';
import { noteBook } from '../text/note-book.ts';
import { uuidOf } from '../text/object-name.ts';

/**
 * Aliases of OPNsense as its page "Aliases" imports them: hosts for each port, by a number that is the same
 * every time, so that a later import replaces them. It knows no wildcards.
 */
export const opnsense: Dialect = {
  name: 'opnsense',
  ending: '.json',
  write: (set) => {
    const book = noteBook();
    const groups = nameGroups(set, { lists: ['allow'], book });
    missingLists(set, { kind: 'list-elsewhere', lists: ['no-inspect', 'no-auth'], book });
    const alias = Object.fromEntries(
      groups.map(({ name, members }) => [
        uuidOf(name),
        {
          enabled: '1',
          name,
          type: 'host',
          content: members.map(({ host }) => host).join('\n'),
          description: origin(set),
        },
      ]),
    );
    return { text: `${jsonText({ aliases: { alias } }, 2)}\n`, notes: book.notes() };
  },
  feed: (entries) => {
    const book = noteBook();
    const lines = sorted(entries.flatMap((entry) => concreteNames(entry, book)));
    return { lines, notes: book.notes() };
  },
};
