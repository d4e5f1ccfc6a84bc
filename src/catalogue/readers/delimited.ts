import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
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
    const parser = parse({
      bom: true,
      delimiter: await delimiterOf(file),
      max_record_size: longestRecord,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    });
    let full = false;
    try {
      await pipeline(createReadStream(file), parser, async (records: AsyncIterable<string[]>) => {
        for await (const cells of records) {
          full = !rows.row(cells);
          if (full) return;
        }
      });
    } catch (error) {
      // Leaving early aborts the stream, which is no fault of the file.
      if (full) return {};
      if (!isParserError(error)) throw error;
      rows.broken(error.code);
    }
    return {};
  },
};

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
