import type {
  AnalyzerComparison,
  ComparedUrl,
} from '../../../model/compared/analyzer-comparison.ts';
import { type CsvCell, csvLine } from './csv-line.ts';

const columns: readonly (readonly [name: string, value: (row: ComparedUrl) => CsvCell])[] = [
  ['url', ({ url }) => url],
  ['agreement', ({ agreement }) => agreement],
  ['passesThere', ({ passes }) => passes],
  [
    'methods',
    ({ methods }) =>
      methods.map(({ name, said }) => (name === undefined ? said : `${name}: ${said}`)).join('; '),
  ],
  ['verdict', ({ own }) => own?.verdict],
  ['cause', ({ own }) => own?.cause],
  ['route', ({ own }) => own?.route],
  ['required', ({ own }) => own?.required],
  ['reasons', ({ reasons }) => reasons.join('; ')],
];

/** The addresses of Microsoft's own test beside an audit, as CSV by RFC 4180. */
export function* analyzerCsv({ urls }: AnalyzerComparison): Iterable<string> {
  yield csvLine(columns.map(([name]) => name));
  for (const one of urls) yield csvLine(columns.map(([, value]) => value(one)));
}
