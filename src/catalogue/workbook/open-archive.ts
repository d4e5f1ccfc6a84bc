import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { DamagedPart, UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { workbookLimits } from './limits.ts';

/** The archive that a workbook is. */
export interface Archive {
  has(part: string): boolean;
  /**
   * A part's text, without its byte order mark; `undefined` where there is none of that name, in
   * whatever case (ECMA-376-2, 6.2.2.2).
   * @throws DamagedPart where its bytes are; UnreadableCatalogue where it is encrypted, has a
   * document type, or would unpack to too much.
   */
  text(part: string): Promise<string | undefined>;
  close(): void;
}

const { entries: maxEntries, declaredBytes, unpackedBytes } = workbookLimits;
const oleCompoundFile = 'd0cf11e0a1b11ae1';
const localHeader = '504b0304';

/**
 * Opens a workbook's archive and lists it, without unpacking anything. Sizes are believed only to
 * refuse: what is unpacked is counted as it comes, over all parts together.
 * @throws UnreadableCatalogue for what is no archive, encrypted, cut off or too large.
 */
export async function openArchive(file: string): Promise<Archive> {
  await checkStart(file);
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(file, { autoClose: false }).catch(rethrow);
  try {
    return archiveOf(zip, await listed(zip).catch(rethrow));
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Encrypted workbooks and the old format share a container of their own ([MS-CFB]). */
async function checkStart(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const start = buffer.toString('hex', 0, bytesRead);
    if (start === oleCompoundFile) throw new UnreadableCatalogue('it is encrypted or an old .xls');
    if (bytesRead === 0) throw new UnreadableCatalogue('it is empty');
    if (!start.startsWith(localHeader)) throw new UnreadableCatalogue('it is no .xlsx workbook');
  } finally {
    await handle.close();
  }
}

function rethrow(error: unknown): never {
  if (error instanceof UnreadableCatalogue || isSystemError(error)) throw error;
  throw new DamagedPart('it is cut off or damaged', { cause: error });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

async function listed(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    if (declared > declaredBytes) throw tooLarge(declaredBytes);
    if (entries.size >= maxEntries) {
      throw new UnreadableCatalogue(`its archive has more than ${maxEntries} files`);
    }
    entries.set(entry.fileName.toLowerCase(), entry);
  }
  return entries;
}

function archiveOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive {
  const budget = { left: unpackedBytes };
  return {
    has: (part) => entries.has(part.toLowerCase()),
    async text(part) {
      const entry = entries.get(part.toLowerCase());
      if (!entry) return undefined;
      if (entry.isEncrypted()) throw new UnreadableCatalogue('it is encrypted');
      if (entry.uncompressedSize > budget.left) throw tooLarge(unpackedBytes);
      const stream = await zip.openReadStreamPromise(entry).catch(rethrow);
      const bytes = await bytesOf(stream, budget).catch(rethrow);
      return withoutTypes(textOf(bytes));
    },
    close: () => zip.close(),
  };
}

/** A declared size can lie, so the bytes are counted while they are unpacked. */
async function bytesOf(stream: Readable, budget: { left: number }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw tooLarge(unpackedBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(bytes: number): UnreadableCatalogue {
  return new UnreadableCatalogue(`it would unpack to more than ${bytes / 1024 / 1024} MiB`);
}

/** The format forbids document types (ECMA-376-2, 8.1.4), which is where entities come from. */
function withoutTypes(text: string): string {
  if (!text.includes('<!DOCTYPE') && !text.includes('<!ENTITY')) return text;
  throw new UnreadableCatalogue('it holds a document type, which no workbook may');
}

function textOf(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
