import type { Rehearsal, RehearsedRow } from '../../../model/rules/rehearsal.ts';
import { type CsvCell, csvLine } from './csv-line.ts';

const columns: readonly (readonly [name: string, value: (row: RehearsedRow) => CsvCell])[] = [
  ['target', ({ target }) => target],
  ['url', ({ url }) => url],
  ['required', ({ required }) => required],
  ['ruling', ({ ruling }) => ruling],
  ['line', ({ line }) => line],
  ['file', ({ file }) => file],
  ['text', ({ text }) => text],
  ['answer', ({ answer }) => answer],
  ['fromLine', ({ fromLine }) => fromLine],
  ['why', ({ why }) => why],
  ['passedBefore', ({ passedBefore }) => passedBefore],
];

/** The rows of a rehearsal as CSV by RFC 4180. */
export function* rehearsalCsv({ rows }: Rehearsal): Iterable<string> {
  yield csvLine(columns.map(([name]) => name));
  for (const row of rows) yield csvLine(columns.map(([, value]) => value(row)));
}
