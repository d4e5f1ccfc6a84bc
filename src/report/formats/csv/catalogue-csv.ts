import type { Target } from '../../../model/target/target.ts';
import { joined, plainText } from '../../text/say.ts';
import { describeReason } from '../../words/catalogue/describe-reason.ts';
import { type CsvCell, csvLine } from './csv-line.ts';

const columns: readonly (readonly [name: string, value: (target: Target) => CsvCell])[] = [
  ['id', (target) => target.id],
  ['url', (target) => target.url],
  ['host', (target) => target.host],
  ['port', (target) => target.port],
  ['service', (target) => target.service],
  ['category', (target) => target.category],
  // `-` stands for a list without regions, and would be taken for the start of a formula.
  ['region', (target) => (target.region === '-' ? undefined : target.region)],
  ['required', (target) => target.required],
  ['pattern', (target) => target.pattern],
  ['method', (target) => target.expect?.method],
  ['status', (target) => target.expect?.status],
  ['notRun', (target) => target.notRun],
  ['reasons', (target) => plainText(joined(target.reasons.map(describeReason), '; '))],
];

/**
 * Targets as CSV by RFC 4180: a header, CRLF after every line, quotes where a cell needs them. A
 * cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or
 * a carriage return) gets an apostrophe in front. What is absent is an empty cell. Of targets that
 * come in parts, the first alone have the header.
 */
export function catalogueCsv(
  targets: readonly Target[],
  { isFirst = true }: { readonly isFirst?: boolean } = {},
): string {
  const rows = [
    ...(isFirst ? [columns.map(([name]) => name)] : []),
    ...targets.map((target) => columns.map(([, value]) => value(target))),
  ];
  return rows.map(csvLine).join('');
}
