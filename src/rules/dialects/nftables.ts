import { isIPv4 } from 'node:net';
import { mergePrefixes } from '../../model/address/merge-prefixes.ts';
import { placeText, type RuleEntry } from '../../model/rules/rule-entry.ts';
import { type Dialect, entriesOf } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { addressesOf, noteRanges, rangesOrigin } from '../text/entry-addresses.ts';
import { missingLists } from '../text/filled-lists.ts';
import { byPort } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';

/**
 * A file for `nft -f`: sets of addresses, and a chain that lets them pass at their port. nft knows no names;
 * what the name server said during the audit stands there, or the ranges that were given. The chain does nothing
 * until `jump netready` stands in a chain of the same table, before what refuses.
 */
export const nftables: Dialect = {
  name: 'nftables',
  takesRanges: true,
  ending: '.nft',
  write: (set) => {
    const book = noteBook();
    const groups = byPort(entriesOf(set, 'allow')).flatMap(({ port, entries }) =>
      setsOf(entries, { port, book }),
    );
    if (groups.length > 0) book.note('placed-by-hand');
    missingLists(set, { kind: 'list-untold', lists: ['no-inspect', 'no-auth'], book });
    const lines = [
      `# ${origin(set)}`,
      ...(set.ranges ? [`# ${rangesOrigin(set)}`] : []),
      '# add a line "jump netready" to your chain, before what refuses',
      'table inet filter {',
      ...groups.flatMap(({ name, type, elements }) => [
        `\tset ${name} {`,
        `\t\ttype ${type}`,
        '\t\tflags interval',
        '\t\tauto-merge',
        '\t\telements = {',
        ...elements.map((element) => `\t\t\t${element},`),
        '\t\t}',
        '\t}',
      ]),
      '\tchain netready {',
      ...groups.map(
        ({ name, family, port }) => `\t\t${family} daddr @${name} tcp dport ${port} accept`,
      ),
      '\t}',
      '}',
      '',
    ];
    return { text: lines.join('\n'), notes: book.notes() };
  },
};

interface AddressSet {
  readonly name: string;
  readonly type: 'ipv4_addr' | 'ipv6_addr';
  readonly family: 'ip' | 'ip6';
  readonly port: number;
  readonly elements: readonly string[];
}

interface Port {
  readonly port: number;
  readonly book: NoteBook;
}

function setsOf(entries: readonly RuleEntry[], { port, book }: Port): readonly AddressSet[] {
  noteRanges(entries, book);
  for (const entry of entries) {
    if (addressesOf(entry).length === 0) book.note('names-lost', placeText(entry));
    else if (entry.path !== undefined) book.note('path-dropped', placeText(entry));
    if ((entry.cover?.rest ?? entry.addresses ?? []).length > 0)
      book.note('addresses-dated', entry.cover && placeText(entry));
  }
  const all = mergePrefixes(entries.flatMap(addressesOf));
  const isFour = (address: string): boolean => isIPv4(address.replace(/\/.*$/, ''));
  const of = (elements: readonly string[], version: 4 | 6): AddressSet[] =>
    elements.length === 0
      ? []
      : [
          {
            name: `netready_allow_${port}_v${version}`,
            type: `ipv${version}_addr`,
            family: version === 4 ? 'ip' : 'ip6',
            ...{ port, elements },
          },
        ];
  return [
    ...of(all.filter(isFour), 4),
    ...of(
      all.filter((one) => !isFour(one)),
      6,
    ),
  ];
}
