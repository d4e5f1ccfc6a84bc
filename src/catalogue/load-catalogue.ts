import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { startOf } from '../model/text/start-of.ts';
import { whyOf } from '../model/text/why-of.ts';
import { builtInCatalogues } from './built-in-catalogues.ts';
import type { Catalogue, CatalogueProblem, LoadedCatalogue } from './catalogue.ts';
import { catalogueReaders } from './readers/catalogue-readers.ts';
import type { CatalogueReader, FileFacts } from './readers/reader.ts';
import { type CollectedRows, collectRows, type RowCollector } from './rows/collect-rows.ts';
import type { RowWatch } from './rows/row-watch.ts';
import { commercialBesideGovernment } from './select/commercial-beside-government.ts';
import { UnreadableCatalogue } from './unreadable-catalogue.ts';

export interface Loading extends RowWatch {
  /** What a file is called instead of its path, where that says nothing to anybody. */
  readonly called?: string | undefined;
}

/**
 * A built-in list by its name, or a list from a file, whose ending picks the reader. What is
 * wrong inside a file is in `problems`, row by row.
 * @throws one line for an unknown name, an unknown ending, or a file that is too large, has more rows
 * than there is room for, or cannot be read.
 */
export async function loadCatalogue(
  nameOrFile: string,
  { called, room, onRows }: Loading = {},
): Promise<LoadedCatalogue> {
  const builtIn = builtInCatalogues.find(({ name }) => name === nameOrFile.toLowerCase());
  if (builtIn) return fromBuiltIn(builtIn);
  const reader = readerOf(nameOrFile);
  const file = called ?? nameOrFile;
  await checkFile(nameOrFile, { largest: reader.largest, called: file });
  const name = called ?? basename(nameOrFile);
  const sheets: RowCollector[] = [];
  const budget = { addresses: reader.maxAddresses };
  let facts: FileFacts;
  try {
    facts = await reader.read(nameOrFile, (sheet) => {
      const origin = { name, file, ...(sheet === undefined ? {} : { sheet }) };
      const rows = collectRows({ ...origin, budget, onRows, ...(room && { room }) });
      sheets.push(rows);
      return rows;
    });
  } catch (error) {
    throw unreadable(file, error);
  }
  const collected = sheets.map((sheet) => sheet.end());
  return {
    name,
    file,
    ...facts,
    services: commercialBesideGovernment(collected.flatMap(({ services }) => services)),
    skipped: collected.flatMap(({ skipped }) => skipped),
    problems: problemsOf(collected),
    sources: collected.map(({ source }) => source),
  };
}

/** A sheet without addresses is nothing; a workbook of such sheets alone is a problem. */
function problemsOf(collected: readonly CollectedRows[]): CatalogueProblem[] {
  const found = collected.flatMap(({ problems }) => problems);
  const isEmpty = collected.every(({ skipped }) =>
    skipped.some(({ reason }) => reason.rule === 'no-url-column'),
  );
  return isEmpty && found.length === 0 ? [{ kind: 'no-url-column' }] : found;
}

function fromBuiltIn({ name, date, services, skipped }: Catalogue): LoadedCatalogue {
  const sources = [{ name, date, rows: services.length + skipped.length }];
  return { name, isBuiltIn: true, date, services, skipped, problems: [], sources };
}

function readerOf(nameOrFile: string): CatalogueReader {
  const ending = extname(nameOrFile).toLowerCase();
  const reader = catalogueReaders.find(({ endings }) => endings.includes(ending));
  if (reader) return reader;
  const endings = catalogueReaders.flatMap((one) => one.endings).join(', ');
  const names = builtInCatalogues.map(({ name }) => name).join(', ');
  throw new Error(
    /[./\\]/.test(nameOrFile)
      ? `Cannot read the catalogue, its ending must be one of ${endings}: ${shown(nameOrFile)}`
      : `Unknown catalogue, the choices are ${names} or a file (${endings}): ${shown(nameOrFile)}`,
  );
}

interface Allowed {
  /** Mebibytes. */
  readonly largest: number;
  readonly called: string;
}

async function checkFile(file: string, { largest, called }: Allowed): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw unreadable(called, error);
  });
  if (!found.isFile()) {
    throw new Error(`Cannot read the catalogue, it is no regular file: ${shown(called)}`);
  }
  if (found.size > largest * 1024 * 1024) {
    throw new Error(
      `Cannot read the catalogue, it is larger than ${largest} MiB (${found.size} bytes): ${shown(called)}`,
    );
  }
}

function unreadable(file: string, error: unknown): Error {
  if (error instanceof UnreadableCatalogue) {
    return new Error(`Cannot read the catalogue, ${error.message}: ${shown(file)}`, {
      cause: error,
    });
  }
  // Whatever else a reader throws is a bug of ours, and no fault of the file.
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  const why = whyOf(error);
  return new Error(`Cannot read the catalogue, ${why}: ${shown(file)}`, { cause: error });
}

function shown(text: string): string {
  return startOf(text, 300).replace(/\p{Cc}/gu, ' ');
}
