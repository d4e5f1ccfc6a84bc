import type { Change, Difference } from '../../../model/compared/difference.ts';
import { type CsvCell, csvLine } from './csv-line.ts';

interface Row {
  readonly url: string;
  readonly required: boolean;
  readonly route?: string;
  readonly counts?: true;
}

const columns: readonly (readonly [name: string, value: (change: Change, row: Row) => CsvCell])[] =
  [
    ['change', ({ change }) => change],
    ['url', (_, { url }) => url],
    ['required', (_, { required }) => required],
    ['route', (_, { route }) => route],
    ['counts', (_, { route, counts }) => route === undefined || counts === true],
    ['verdictBefore', ({ before }) => before.verdict],
    ['causeBefore', ({ before }) => before.cause],
    ['verdictAfter', ({ after }) => after.verdict],
    ['causeAfter', ({ after }) => after.cause],
    ['seenBefore', ({ seen }) => listed(seen.map(({ fact, before }) => [fact, before]))],
    ['seenAfter', ({ seen }) => listed(seen.map(({ fact, after }) => [fact, after]))],
  ];

/**
 * What changed of the targets of two audits as CSV by RFC 4180: a row for each target as a whole
 * (`route` is empty) and for each of its routes that changed; what is in one audit alone, was given
 * or took its time is left to JSON.
 */
export function* diffCsv({ targets }: Difference): Iterable<string> {
  yield csvLine(columns.map(([name]) => name));
  for (const { whole, routes, url, required } of targets) {
    const rows = [...(whole ? [whole] : []), ...routes];
    for (const one of rows) {
      const row = { ...one, url, required };
      yield csvLine(columns.map(([, value]) => value(one, row)));
    }
  }
}

function listed(facts: readonly (readonly [fact: string, value: string | undefined])[]): string {
  return facts
    .flatMap(([fact, value]) => (value === undefined ? [] : `${fact}: ${value}`))
    .join('; ');
}
