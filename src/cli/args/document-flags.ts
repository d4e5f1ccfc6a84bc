import { extname } from 'node:path';
import type { Report } from '../../model/audit/report.ts';
import type { BinaryFormat, FormatSet, ReportFormat } from '../../report/formats.ts';
import { notAChoice, quoted, UsageError } from '../../setup/usage/usage-error.ts';
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

/** What of an answer's options is known before it is known what kind of document it is. */
interface Asked {
  readonly format: { readonly name: string };
  readonly output?: readonly { readonly path: string }[];
}

/** Another kind of document, and the option that asks for it. */
interface Other<Document> {
  readonly formats: FormatSet<Document>;
  readonly by: string;
}

/**
 * The same options for another kind of document, which may lack a format.
 * @throws UsageError for a format, or an ending, that it lacks.
 */
export function outputAs<Document, Args extends Asked>(
  { format: { name }, output, ...others }: Args,
  { formats: { text: formats, binary }, by }: Other<Document>,
): Omit<Args, keyof Asked> & OutputArgs<Document> {
  const names = formats.map((one) => one.name);
  const format = formats.find((one) => one.name === name);
  if (!format) throw notAChoice(`--format with ${by}`, name, names);
  const toFile = fileOf([...formats, ...binary]);
  return {
    ...others,
    format,
    ...(output && { output: output.map(({ path }) => toFile(`--output with ${by}`, path)) }),
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
