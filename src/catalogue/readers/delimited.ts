import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { readHeaders } from '../headers.ts';
import type { CatalogueReader } from './reader.ts';

const marks = ['\t', ';', ','];
const longestRecord = 1024 * 1024;

/**
 * Comma, semicolon or tab between the cells, as RFC 4180 quotes them; the file's start tells which.
 * The rows are taken as they come, so that memory holds what is kept and no more.
 */
export const delimited: CatalogueReader = {
  endings: ['.csv', '.tsv'],
  largest: 64,
  mostAddresses: 200_000,
  async read(file, openSheet) {
    const rows = openSheet();
    try {
      for await (const cells of delimitedRows(file)) if (!rows.row(cells)) break;
    } catch (error) {
      if (!(error instanceof BrokenRows)) throw error;
      rows.broken(error.message);
    }
    return {};
  },
};

/** The file ends or breaks in the middle of a row; the message is the parser's code. */
export class BrokenRows extends Error {}

/**
 * The rows of a delimited file, as they come; leaving early closes it. However slowly they are taken,
 * none of those before a broken one is lost: they are handed over before the parser reads on.
 * @throws BrokenRows where a row cannot be read, else the system's error.
 */
export async function* delimitedRows(file: string): AsyncGenerator<readonly string[]> {
  let rows: (readonly string[])[] = [];
  let broken: Error | undefined;
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(file),
    max_record_size: longestRecord,
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
  for await (const chunk of createReadStream(file)) {
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
  const lines = await firstLines(file);
  const headed = marks.find((mark) =>
    lines.some((line) => line.includes(mark) && readHeaders(line.split(mark))),
  );
  if (headed !== undefined) return headed;
  const first = (lines[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = marks.map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((best, one) => (one.count >= best.count ? one : best)).mark;
}

async function firstLines(file: string): Promise<string[]> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(8192), 0, 8192, 0);
    return buffer
      .toString('latin1', 0, bytesRead)
      .replaceAll('\0', '')
      .split(/[\r\n]+/, 50);
  } finally {
    await handle.close();
  }
}

function isParserError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('CSV_')
  );
}
