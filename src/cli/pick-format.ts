import { extname } from 'node:path';
import type { BinaryFormat, FormatSet, ReportFormat } from '../report/formats.ts';
import { quoted, UsageError } from '../setup/usage/usage-error.ts';

/** The format of `--format`. @throws UsageError that names the choices. */
export function formatNamed<Document>(
  name: string,
  { text }: FormatSet<Document>,
): ReportFormat<Document> {
  const found = text.find((format) => format.name === name);
  if (found) return found;
  const names = text.map((format) => format.name).join(', ');
  throw new UsageError(`Cannot use ${quoted(name)} for --format: choose one of ${names}`);
}

/** The format that a file's ending picks. @throws UsageError that names the endings. */
export function formatOfFile<Document>(
  path: string,
  { text, binary }: FormatSet<Document>,
): ReportFormat<Document> | BinaryFormat<Document> {
  const ending = extname(path).toLowerCase();
  const all = [...text, ...binary];
  const found = all.find((format) => format.endings.includes(ending));
  if (found) return found;
  const endings = all.flatMap((format) => format.endings).join(', ');
  throw new UsageError(`Cannot use ${quoted(path)} for --output: end the name in ${endings}`);
}
