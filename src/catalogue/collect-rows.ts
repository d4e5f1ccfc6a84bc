import type { CatalogueSource, Service, SkippedRow } from '../model/target.ts';
import type { CatalogueProblem } from './catalogue.ts';
import { type Headers, isAddressHeader, mostColumns, readHeaders } from './headers.ts';
import { type RowServices, rowServices } from './row-services.ts';

/** Takes the rows of one sheet, in order. */
export interface RowCollector {
  /** One row of a table or of a plain list, counted from 1; false: no more are taken. */
  row(cells: readonly string[]): boolean;
  /** One record with names for its cells; false: no more are taken. */
  record(names: readonly string[], cells: readonly string[]): boolean;
  /** The file broke here; what came before stays. */
  broken(detail: string): void;
  end(): CollectedRows;
}

export interface CollectedRows {
  readonly services: readonly Service[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly CatalogueProblem[];
  readonly source: CatalogueSource;
}

interface Origin {
  readonly name: string;
  readonly file: string;
  readonly sheet?: string;
}

const mostRows = 200_000;
const mostBanners = 200;
const plainList: Headers = { address: 0, columns: [] };

/**
 * Collects the services of one sheet. Rows above the header are banners; a second header begins a
 * new table; without any header a first column of addresses is a plain list. A row without a
 * readable address is kept as skipped and as a problem, and the rest goes on.
 */
export function collectRows({ name, file, sheet }: Origin): RowCollector {
  const services: Service[] = [];
  const skipped: SkippedRow[] = [];
  const problems: CatalogueProblem[] = [];
  const place = sheet === undefined ? {} : { sheet };
  let headers: Headers | undefined;
  let count = 0;
  let rows = 0;

  function take(cells: readonly string[], columns: Headers): void {
    const address = (cells[columns.address] ?? '').trim();
    if (address === '' && cells.every((cell) => cell.trim() === '')) return;
    if (address.startsWith('#')) return;
    rows += 1;
    const found = rowServices({ cells, headers: columns, source: name, ...place, row: count });
    for (const service of found.services) services.push(service);
    note(found, address);
  }

  function note({ services: taken, unreadable, badPort }: RowServices, address: string): void {
    const at = { ...place, row: count };
    for (const value of unreadable) {
      problems.push({ kind: 'unreadable', ...at, value });
      skipped.push({ ...at, url: value, reason: { rule: 'unreadable', detail: value } });
    }
    if (badPort !== undefined) problems.push({ kind: 'bad-port', ...at, value: badPort });
    if (taken.length === 0 && unreadable.length === 0) {
      skipped.push({ ...at, reason: { rule: 'no-host', detail: address } });
    }
  }

  function counted(): boolean {
    count += 1;
    if (count <= mostRows) return true;
    if (count === mostRows + 1) problems.push({ kind: 'too-many-rows', ...place, row: count });
    return false;
  }

  return {
    row(cells) {
      if (!counted()) return false;
      // A header far below is none: looking for it in every row would cost the most.
      if (!headers && count > mostBanners) return false;
      const found = headers && !beginsTable(cells, headers) ? undefined : readHeaders(cells);
      if (found) headers = found;
      else if (headers) take(cells, headers);
      else if (isPlainRow(cells)) {
        headers = plainList;
        take(cells, headers);
      }
      return true;
    },
    record(names, cells) {
      if (!counted()) return false;
      const found = readHeaders(names);
      if (found) {
        headers = found;
        take(cells, found);
      } else {
        rows += 1;
        const value = cells.join(' ').slice(0, 200);
        problems.push({ kind: 'unreadable', ...place, row: count, value });
        skipped.push({ ...place, row: count, reason: { rule: 'unreadable', detail: value } });
      }
      return true;
    },
    broken(detail) {
      problems.push({ kind: 'broken-file', ...place, row: count, value: detail.slice(0, 200) });
    },
    end() {
      if (headers === undefined && problems.length === 0) {
        problems.push({ kind: 'no-url-column', ...place });
        skipped.push({ ...place, reason: { rule: 'no-url-column' } });
      }
      const source: CatalogueSource = {
        name,
        file,
        ...place,
        rows,
        targets: services.length,
        skipped: skipped.length,
      };
      return { services, skipped, problems, source };
    },
  };
}

/** Whether a row below a header is the header of the next table. */
function beginsTable(cells: readonly string[], { address }: Headers): boolean {
  return !(cells[address] ?? '').includes('.') && cells.slice(0, mostColumns).some(isAddressHeader);
}

/** Whether a row without a header above it begins a plain list of addresses. */
function isPlainRow(cells: readonly string[]): boolean {
  const first = (cells[0] ?? '').trim();
  if (first === '' || /\s/.test(first)) return false;
  const found = rowServices({ cells: [first], headers: plainList, source: '', row: 0 });
  return found.services.length > 0;
}
