import { parse } from 'csv-parse';
import { readHeaders } from '../rows/headers.ts';
import type { CatalogueReader } from './reader.ts';
import { tooManyCells } from './too-many-cells.ts';
import { utf8Chunks } from './utf8-chunks.ts';

const marks = ['\t', ';', '|', ','];
const maxRecordLength = 1024 * 1024;

/**
 * Comma, semicolon, tab or bar between the cells, as RFC 4180 quotes them; the file's start tells which.
 * The rows are taken as they come, so that memory holds what is kept and no more.
 */
export const delimited: CatalogueReader = {
  endings: ['.csv', '.tsv'],
  largest: 64,
  maxAddresses: 200_000,
  rows: (file) => delimitedRows(file),
  async read(file, openSheet) {
    await takeAll(delimitedRows(file), openSheet());
    return {};
  },
};

/**
 * One line an address, with what stands behind it; a table where a header says so. A comma parts
 * addresses here, not cells.
 */
export const plainText: CatalogueReader = {
  endings: ['.txt', '.lst', '.list'],
  largest: 64,
  maxAddresses: 200_000,
  rows: textRows,
  async read(file, openSheet) {
    await takeAll(textRows(file), openSheet());
    return {};
  },
};

async function* textRows(file: string): AsyncGenerator<readonly string[]> {
  yield* delimitedRows(file, (await headedBy(file)) ?? noMark);
}

/** Separates nothing: no text file holds it. */
const noMark = '\u001f';

async function takeAll(
  all: AsyncIterable<readonly string[]>,
  rows: ReturnType<Parameters<CatalogueReader['read']>[1]>,
): Promise<void> {
  try {
    for await (const cells of all) if (!rows.row(cells)) break;
  } catch (error) {
    if (!(error instanceof BrokenRows)) throw error;
    rows.broken(error.message);
  }
}

/** The file ends or breaks in the middle of a row; the message is the parser's code. */
export class BrokenRows extends Error {}

/**
 * The rows of a delimited file, as they come; leaving early closes it. However slowly they are taken,
 * none of those before a broken one is lost: they are handed over before the parser reads on.
 * @throws BrokenRows where a row cannot be read, else the system's error.
 */
async function* delimitedRows(file: string, mark?: string): AsyncGenerator<readonly string[]> {
  let rows: (readonly string[])[] = [];
  let broken: Error | undefined;
  const delimiter = mark ?? (await delimiterOf(file));
  const isTooMany = tooManyCells(delimiter);
  const parser = parse({
    bom: true,
    delimiter,
    // A quote in a list of lines is a character like any other.
    ...(mark === noMark ? { quote: false as const } : {}),
    max_record_size: maxRecordLength,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    on_record: (cells: readonly string[]) => {
      rows.push(cells);
    },
  });
  const note = (error?: Error | null): void => {
    broken ??= error ?? undefined;
  };
  parser.on('error', note).resume();
  const taken = function* (): Generator<readonly string[]> {
    const some = rows;
    rows = [];
    yield* some;
    if (broken) throw isParserError(broken) ? new BrokenRows(broken.code) : broken;
  };
  for await (const chunk of utf8Chunks(file)) {
    if (isTooMany(chunk)) throw new BrokenRows('TOO_MANY_CELLS');
    await new Promise<void>((resolve) => {
      parser.write(chunk, (error) => resolve(note(error)));
    });
    yield* taken();
  }
  await new Promise<void>((resolve) => {
    parser.end(() => resolve()).once('error', () => resolve());
  });
  yield* taken();
}

/** The delimiter that shows a header in the file's start, else the one its first line has most of. */
async function delimiterOf(file: string): Promise<string> {
  const headed = await headedBy(file);
  if (headed !== undefined) return headed;
  const [line = ''] = await firstLines(file);
  const named = /^sep=(.)$/i.exec(line.trim())?.[1];
  if (named !== undefined && marks.includes(named)) return named;
  const first = line.replace(/"[^"]*"/g, '');
  const counts = marks.map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((best, one) => (one.count >= best.count ? one : best)).mark;
}

async function headedBy(file: string): Promise<string | undefined> {
  const lines = await firstLines(file);
  const unquoted = (cell: string): string => cell.trim().replace(/^"|"$/g, '');
  return marks.find((mark) =>
    lines.some((line) => line.includes(mark) && readHeaders(line.split(mark).map(unquoted))),
  );
}

async function firstLines(file: string): Promise<string[]> {
  for await (const chunk of utf8Chunks(file)) {
    return chunk.toString('utf8', 0, 8192).split(/[\r\n]+/, 50);
  }
  return [];
}

function isParserError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('CSV_')
  );
}
