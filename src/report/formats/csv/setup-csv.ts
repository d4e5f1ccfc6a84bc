import type { SetupGuide, SetupLine } from '../../../model/guide/setup-line.ts';
import { plainText } from '../../text/say.ts';
import { setupText } from '../../view/discovery/setup-texts.ts';
import { type CsvCell, csvLine } from './csv-line.ts';

const columns: readonly (readonly [name: string, value: (line: SetupLine) => CsvCell])[] = [
  ['id', ({ id }) => id],
  ['state', ({ state }) => state],
  ['reason', ({ reason }) => reason],
  ['field', ({ field }) => field],
  ['seen', (line) => plainText(setupText(line).seen)],
  ['next', (line) => plainText(setupText(line).next)],
];

/** The steps of the set-up guide as CSV by RFC 4180. */
export function* setupCsv({ lines }: SetupGuide): Iterable<string> {
  yield csvLine(columns.map(([name]) => name));
  for (const line of lines) yield csvLine(columns.map(([, value]) => value(line)));
}
