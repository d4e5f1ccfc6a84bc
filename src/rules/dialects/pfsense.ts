import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { missingLists } from '../text/filled-lists.ts';
import { type NameGroup, nameGroups } from '../text/named-groups.ts';
import { concreteNames, sorted } from '../text/narrow.ts';
import { noteBook } from '../text/note-book.ts';

const mostMembers = 5000;

/**
 * The area "Aliases" of the configuration of pfSense, to be restored there: an alias of hosts for each port.
 * Aliases "do not support pattern matches" (its documentation), and take 5,000 members.
 */
export const pfsense: Dialect = {
  name: 'pfsense',
  ending: '.xml',
  write: (set) => {
    const book = noteBook();
    const groups = nameGroups(set, { lists: ['allow'], book });
    if (groups.some(({ members }) => members.length > mostMembers)) {
      book.note('too-many', String(mostMembers));
    }
    missingLists(set, { kind: 'list-elsewhere', lists: ['no-inspect', 'no-auth'], book });
    const text = [
      '<?xml version="1.0"?>',
      '<aliases>',
      ...groups.flatMap((group) => aliasLines(group, origin(set))),
      '</aliases>',
      '',
    ];
    return { text: text.join('\n'), notes: book.notes() };
  },
  feed: (entries) => {
    const book = noteBook();
    const lines = sorted(entries.flatMap((entry) => concreteNames(entry, book)));
    return { lines, notes: book.notes() };
  },
};

/** What stands in it are host names, and comments without what XML acts upon. */
function aliasLines({ name, members }: NameGroup, told: string): readonly string[] {
  const some = members.slice(0, mostMembers);
  return [
    '  <alias>',
    `    <name>${name}</name>`,
    '    <type>host</type>',
    `    <address>${some.map(({ host }) => host).join(' ')}</address>`,
    `    <descr>${told}</descr>`,
    `    <detail>${some.map(({ why }) => why).join('||')}</detail>`,
    '  </alias>',
  ];
}
