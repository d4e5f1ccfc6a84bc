import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { rangesOrigin } from '../text/entry-addresses.ts';
import { missingLists } from '../text/filled-lists.ts';
import { type NameGroup, nameGroups } from '../text/named-groups.ts';
import { concreteNames, sorted } from '../text/narrow.ts';
import { noteBook } from '../text/note-book.ts';

const mostMembers = 5000;

/**
 * The area "Aliases" of the configuration of pfSense, to be restored there: an alias of hosts for each port, and one of
 * networks where ranges stand in the place of names.
 * Aliases "do not support pattern matches" (its documentation), and take 5,000 members.
 */
export const pfsense: Dialect = {
  name: 'pfsense',
  takesRanges: true,
  ending: '.xml',
  write: (set) => {
    const book = noteBook();
    const groups = nameGroups(set, { lists: ['allow'], book });
    if (groups.some((one) => Math.max(one.members.length, one.ranges.length) > mostMembers)) {
      book.note('too-many', String(mostMembers));
    }
    missingLists(set, { kind: 'list-elsewhere', lists: ['no-inspect', 'no-auth'], book });
    const text = [
      '<?xml version="1.0"?>',
      '<aliases>',
      ...groups.flatMap((group) => [
        ...aliasLines(group, origin(set)),
        ...rangeLines(group, rangesOrigin(set)),
      ]),
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
  if (members.length === 0) return [];
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

function rangeLines({ name, ranges }: NameGroup, told: string): readonly string[] {
  if (ranges.length === 0) return [];
  return [
    '  <alias>',
    `    <name>${name}_net</name>`,
    '    <type>network</type>',
    `    <address>${ranges.slice(0, mostMembers).map(withLength).join(' ')}</address>`,
    `    <descr>${told}</descr>`,
    '    <detail></detail>',
    '  </alias>',
  ];
}

/** An alias of networks has the length of each, of a lone address too. */
function withLength(range: string): string {
  if (range.includes('/')) return range;
  return `${range}/${range.includes(':') ? 128 : 32}`;
}
