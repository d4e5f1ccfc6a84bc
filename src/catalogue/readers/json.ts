import { readFile } from 'node:fs/promises';
import type { RowCollector } from '../collect-rows.ts';
import type { CatalogueReader } from './reader.ts';

const longestCell = 10_000;

/**
 * An array of URLs or of objects, or a document with such an array under `targets`, as this
 * tool's own JSON has it. An object's keys are read as the headers of a table are.
 */
export const json: CatalogueReader = {
  endings: ['.json'],
  // A document is parsed as a whole, and one of brackets alone takes seconds.
  largest: 16,
  mostAddresses: 200_000,
  async read(file, openSheet) {
    const rows = openSheet();
    const text = textOf(await readFile(file));
    const document = parsed(text, rows);
    for (const entry of entriesOf(document)) if (!take(entry, rows)) break;
    return {};
  },
};

function textOf(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isWide ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
}

function parsed(text: string, rows: RowCollector): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    rows.broken('JSON');
    return undefined;
  }
}

/** A document that has no `targets` may have its list under any other name. */
function entriesOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document;
  if (!isRecord(document)) return [];
  const { targets } = document;
  if (Array.isArray(targets)) return targets;
  const lists = Object.values(document).filter((value) => Array.isArray(value));
  const [only] = lists;
  return lists.length === 1 && only ? only : [];
}

function take(entry: unknown, rows: RowCollector): boolean {
  if (!isRecord(entry)) return rows.record(['url'], [cellOf(entry)]);
  const pairs = Object.entries(entry).slice(0, 100);
  return rows.record(
    pairs.map(([name]) => name),
    pairs.map(([, value]) => cellOf(value)),
  );
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, longestCell);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.slice(0, 100).filter(isText).join('; ') : '';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
