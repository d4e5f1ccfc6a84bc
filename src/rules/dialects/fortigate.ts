import { mergePrefixes } from '../../model/address/merge-prefixes.ts';
import { firstText, maskText, prefixOf } from '../../model/address/prefix.ts';
import type { RuleEntry } from '../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import { type Dialect, entriesOf } from '../dialect.ts';
import { origin, why } from '../text/comment.ts';
import { namesAndRanges, rangeStem, rangesOrigin } from '../text/entry-addresses.ts';
import { byPort, sorted, withoutPaths } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';
import { objectName } from '../text/object-name.ts';

/** Of one feed, before FortiOS 7.4.4 (Fortinet, External resources); not cut, since later ones take more. */
const mostLines = 131_072;

/**
 * Commands for the console of FortiOS: FQDN addresses (with a wildcard since 6.2.2: Fortinet, Using wildcard FQDN
 * addresses in firewall policies), a group of them for each port, and exemptions from deep inspection by the names of
 * wildcard FQDNs (CLI Reference, firewall wildcard-fqdn custom, firewall ssl-ssh-profile). Names of objects have
 * 79 characters at the most, and stand in quotes.
 */
export const fortigate: Dialect = {
  name: 'fortigate',
  takesRanges: true,
  ending: '.conf',
  write: (set) => {
    const book = noteBook();
    const lines = [`# ${origin(set)}`];
    for (const list of ['allow', 'no-auth'] as const) {
      const entries = withoutPaths(entriesOf(set, list), book);
      for (const { port, entries: some } of byPort(entries)) {
        lines.push(...addressLines(some, { set, group: `netready-${list}-${port}`, book }));
      }
    }
    if (lines.length > 1) book.note('placed-by-hand');
    const exempt = entriesOf(set, 'no-inspect');
    if (exempt.length > 0) lines.push(...exemptLines(exempt, set));
    return { text: lines.map((line) => `${line}\n`).join(''), notes: book.notes() };
  },
  // A threat feed of domains: simple wildcards, and a name apart from those below it.
  feed: (entries) => {
    const book = noteBook();
    const lines = withoutPaths(entries, book).flatMap(patternsOf);
    if (entries.length > 0) book.note('port-dropped');
    if (lines.length > mostLines) book.note('too-many', String(mostLines));
    return { lines: sorted(lines), notes: book.notes() };
  },
};

interface Group {
  readonly set: RuleSet;
  readonly group: string;
  readonly book: NoteBook;
}

/** `contoso.com`, `*.contoso.com`, or both. */
function patternsOf({ host, apex, below }: Pick<RuleEntry, 'host' | 'apex' | 'below'>) {
  return [...(apex ? [host] : []), ...(below ? [`*.${host}`] : [])];
}

function addressLines(
  entries: readonly RuleEntry[],
  { set, group, book }: Group,
): readonly string[] {
  const { named, ranges: all } = namesAndRanges(entries, book);
  const ranges = mergePrefixes(all);
  const four = ranges.filter((range) => !range.includes(':'));
  const six = ranges.filter((range) => range.includes(':'));
  const objects = new Map(
    named.flatMap((entry) => patternsOf(entry).map((fqdn) => [fqdn, entry] as const)),
  );
  for (const [fqdn] of objects) if (fqdn.startsWith('*')) book.note('lookup-needed', fqdn);
  const names = sorted(objects.keys());
  return [
    'config firewall address',
    ...names.flatMap((fqdn) => {
      const entry = objects.get(fqdn);
      return [
        `    edit "${objectOf(fqdn)}"`,
        '        set type fqdn',
        `        set fqdn "${fqdn}"`,
        ...(entry ? [`        set comment "${why(entry)}"`] : []),
        '    next',
      ];
    }),
    ...four.flatMap((range) => [
      `    edit "${objectOf(rangeStem(range))}"`,
      '        set type ipmask',
      `        set subnet ${subnetText(range)}`,
      `        set comment "${rangesOrigin(set)}"`,
      '    next',
    ]),
    'end',
    ...groupLines('addrgrp', { group, set, members: [...names, ...four.map(rangeStem)] }),
    ...(six.length > 0 ? sixLines(six, { set, group: `${group}-v6` }) : []),
  ];
}

/** Of IPv6 there are objects and groups of their own (CLI Reference, firewall address6, addrgrp6). */
function sixLines(
  ranges: readonly string[],
  { set, group }: Pick<Group, 'set' | 'group'>,
): readonly string[] {
  return [
    'config firewall address6',
    ...ranges.flatMap((range) => [
      `    edit "${objectOf(rangeStem(range))}"`,
      `        set ip6 ${range.includes('/') ? range : `${range}/128`}`,
      `        set comment "${rangesOrigin(set)}"`,
      '    next',
    ]),
    'end',
    ...groupLines('addrgrp6', { group, set, members: ranges.map(rangeStem) }),
  ];
}

interface Members extends Pick<Group, 'set' | 'group'> {
  readonly members: readonly string[];
}

function groupLines(
  kind: 'addrgrp' | 'addrgrp6',
  { set, group, members }: Members,
): readonly string[] {
  if (members.length === 0) return [];
  return [
    `config firewall ${kind}`,
    `    edit "${group}"`,
    `        set member ${members.map((member) => `"${objectOf(member)}"`).join(' ')}`,
    `        set comment "${origin(set, 250)}"`,
    '    next',
    'end',
  ];
}

function subnetText(range: string): string {
  const prefix = prefixOf(range);
  return prefix ? `${firstText(prefix)} ${maskText(prefix)}` : range;
}

/** A wildcard FQDN of an exemption takes the name itself where its pattern has no period. */
function exemptLines(entries: readonly RuleEntry[], set: RuleSet): readonly string[] {
  const patterns = sorted(entries.flatMap(patternsOf));
  return [
    'config firewall wildcard-fqdn custom',
    ...patterns.flatMap((pattern) => [
      `    edit "${objectOf(pattern)}"`,
      `        set wildcard-fqdn "${pattern}"`,
      `        set comment "${origin(set, 250)}"`,
      '    next',
    ]),
    'end',
    '# custom-deep-inspection is the profile of the factory: put your own there',
    'config firewall ssl-ssh-profile',
    '    edit "custom-deep-inspection"',
    '        config ssl-exempt',
    ...patterns.flatMap((pattern) => [
      '            edit 0',
      '                set type wildcard-fqdn',
      `                set wildcard-fqdn "${objectOf(pattern)}"`,
      '            next',
    ]),
    '        end',
    '    next',
    'end',
  ];
}

function objectOf(pattern: string): string {
  return objectName(pattern.replace('*.', 'BELOW-'), 79);
}
