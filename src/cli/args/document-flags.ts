import { extname } from 'node:path';
import type { Report } from '../../model/report.ts';
import type { BinaryFormat, FormatSet, ReportFormat } from '../../report/formats.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { choicesOf } from './display-flags.ts';
import { type Flags, many, oneOf, usually } from './flag.ts';

/** A file for a document, and the format that its ending picks. */
export interface OutputFile<Document> {
  readonly path: string;
  readonly format: ReportFormat<Document> | BinaryFormat<Document>;
}

/** Where a document goes. */
export interface OutputArgs<Document = Report> {
  readonly format: ReportFormat<Document>;
  readonly output?: readonly OutputFile<Document>[];
}

/** What comes out of documents of a kind. */
export function outputFlags<Document>(
  { text: formats, binary }: FormatSet<Document>,
  of: string = '',
): Flags<OutputArgs<Document>> {
  const [usual] = formats;
  if (!usual) throw new TypeError('Cannot write a document that has no format');
  const names = formats.map(({ name }) => name);
  const endings = [...formats, ...binary].flatMap((format) => format.endings);
  return {
    format: usually(
      'format',
      (option, value) => {
        const name = oneOf(names)(option, value);
        return formats.find((format) => format.name === name) ?? usual;
      },
      {
        short: 'f',
        value: 'NAME',
        choices: names,
        usual,
        help: `${of}on stdout: ${choicesOf(names)}`,
      },
    ),
    output: many('output', fileOf([...formats, ...binary]), {
      short: 'o',
      value: 'FILE',
      help: `${of}write a report; its ending picks the format: ${endings.join(', ')}`,
    }),
  };
}

function fileOf<Document>(formats: readonly (ReportFormat<Document> | BinaryFormat<Document>)[]) {
  return (option: string, path: string): OutputFile<Document> => {
    const ending = extname(path).toLowerCase();
    const format = formats.find(({ endings }) => endings.includes(ending));
    if (format) return { path, format };
    const endings = formats.flatMap((one) => one.endings).join(', ');
    throw new UsageError(`Cannot use ${quoted(path)} for ${option}: end the name in ${endings}`);
  };
}
