import { readFile } from 'node:fs/promises';
import { startOf } from '../../model/text/start-of.ts';
import type { RowCollector } from '../rows/collect-rows.ts';
import { readHeaders } from '../rows/headers.ts';
import { UnreadableCatalogue } from '../unreadable-catalogue.ts';
import type { CatalogueReader } from './reader.ts';
import { tooLargeJson } from './too-large-json.ts';
import { encodingOf } from './utf8-chunks.ts';

const maxCellLength = 10_000;
const deepest = 12;
const maxItems = 100;

/**
 * An array of URLs or of objects, or a document with such an array under `targets`, as this
 * tool's own JSON has it. An object's keys are read as the headers of a table are.
 */
export const json: CatalogueReader = {
  endings: ['.json', '.jsonl'],
  // A document is parsed as a whole, and one of brackets alone takes seconds.
  largest: 16,
  maxAddresses: 200_000,
  async read(file, openSheet) {
    const rows = openSheet();
    const text = textOf(await readFile(file));
    const large = tooLargeJson(text);
    if (large !== undefined) throw new UnreadableCatalogue(`its JSON is ${large}`);
    const document = parsed(text, rows);
    for (const entry of entriesOf(document)) if (!take(entry, rows)) break;
    return {};
  },
};

function textOf(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** A document, or one a line. */
function parsed(text: string, rows: RowCollector): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as unknown);
    } catch {}
    rows.broken('JSON');
    return undefined;
  }
}

/**
 * A document that has no `targets` may have its list under any other name, and parts of it in many
 * places, as the rules of a firewall do: the records that name addresses, wherever they stand.
 */
function entriesOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document) && !document.every(isWrapper)) return document;
  if (isRecord(document)) {
    const { targets } = document;
    if (Array.isArray(targets)) return targets;
    const lists = Object.values(document).filter((value) => Array.isArray(value));
    const [only] = lists;
    if (lists.length === 1 && only && !only.every(isWrapper)) return only;
  }
  const found: unknown[] = [];
  collectRecords(document, { found, depth: 0 });
  return found;
}

/** A record that holds others, and names no address itself. */
function isWrapper(entry: unknown): boolean {
  return (
    isRecord(entry) &&
    readHeaders(Object.keys(entry).slice(0, maxItems)) === undefined &&
    Object.values(entry).some((value) => typeof value === 'object' && value !== null)
  );
}

interface Collecting {
  readonly found: unknown[];
  readonly depth: number;
}

function collectRecords(value: unknown, { found, depth }: Collecting): void {
  if (depth > deepest || typeof value !== 'object' || value === null) return;
  if (isRecord(value) && readHeaders(Object.keys(value).slice(0, maxItems)) !== undefined) {
    found.push(value);
    return;
  }
  for (const one of Object.values(value)) collectRecords(one, { found, depth: depth + 1 });
}

function take(entry: unknown, rows: RowCollector): boolean {
  if (!isRecord(entry)) return rows.record(['url'], [cellOf(entry)]);
  const pairs = Object.entries(entry).slice(0, maxItems);
  return rows.record(
    pairs.map(([name]) => name),
    pairs.map(([, value]) => cellOf(value)),
  );
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return startOf(value, maxCellLength);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value)
    ? value
        .slice(0, maxItems)
        .map(elementOf)
        .filter((text) => text !== '')
        .join('; ')
    : '';
}

/** `{ "protocolType": "Https", "port": 443 }` says what `Https 443` does. */
function elementOf(value: unknown): string {
  const parts = isRecord(value) ? Object.values(value).slice(0, 10) : [value];
  return parts.filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
