import type { RuleEntry, RuleReason } from '../../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../../model/rules/rule-set.ts';
import { joined, plainText } from '../../text/say.ts';
import { capabilityWords } from '../../words/catalogue/capability-words.ts';
import { type CsvCell, csvLine } from './csv-line.ts';

type Column = readonly [name: string, value: (entry: RuleEntry) => CsvCell];

const usual: readonly Column[] = [
  ['list', ({ list }) => list],
  ['host', ({ host }) => host],
  ['itself', ({ apex }) => apex],
  ['below', ({ below }) => below],
  ['scheme', ({ scheme }) => scheme],
  ['port', ({ port }) => port],
  ['path', ({ path }) => path],
  ['required', ({ required }) => required],
  ['components', ({ components }) => components.join('; ')],
  [
    'lostWithout',
    ({ losses }) =>
      plainText(
        joined(
          losses.map((loss) => capabilityWords[loss]),
          '; ',
        ),
      ),
  ],
  ['names', ({ names }) => names.join(' ')],
  ['addresses', ({ addresses }) => addresses?.join(' ')],
  ['reasons', ({ reasons }) => reasons.map(reasonText).join('; ')],
  ['redCells', ({ cells }) => cells.length],
];

/** Where ranges were given. */
const ofRanges: readonly Column[] = [
  ['rangesBasis', ({ cover }) => cover?.basis],
  ['notBecause', ({ cover }) => cover?.because],
  ['tags', ({ cover }) => cover?.tags.join('; ')],
  ['ranges', ({ cover }) => cover?.ranges?.join(' ')],
  [
    'outside',
    ({ cover }) => cover?.outside.map(({ name, address }) => `${name} ${address}`).join('; '),
  ],
];

/** Entries as CSV by RFC 4180, a row each. */
export function* rulesCsv({ entries, ranges }: RuleSet): Iterable<string> {
  const columns = ranges ? [...usual, ...ofRanges] : usual;
  yield csvLine(columns.map(([name]) => name));
  for (const entry of entries) yield csvLine(columns.map(([, value]) => value(entry)));
}

function reasonText({ source, sheet, row, pattern }: RuleReason): string {
  const place = [sheet, row === undefined ? undefined : `row ${row}`].filter(
    (one) => one !== undefined,
  );
  return [source, ...place, pattern].filter((one) => one !== '').join(', ');
}
