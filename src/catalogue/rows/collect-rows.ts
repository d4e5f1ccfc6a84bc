import type { SkippedRow } from '../../model/target/target.ts';
import { startOf } from '../../model/text/start-of.ts';
import type { CatalogueProblem, ListedService, LoadedSource } from '../catalogue.ts';
import { type Headers, isAddressHeader, maxColumns, readHeaders } from './headers.ts';
import { isRemark, plainCells, plainHeaders } from './plain-list.ts';
import { type RowServices, rowServices } from './row-services.ts';
import { type RowWatch, rowWatcher } from './row-watch.ts';
import { tabOf } from './tab.ts';

/** Takes the rows of one sheet, in order. */
export interface RowCollector {
  /** One row of a table or of a plain list; false: no more are taken. */
  row(cells: readonly string[], place?: RowPlace): boolean;
  /** One record with names for its cells; false: no more are taken. */
  record(names: readonly string[], cells: readonly string[]): boolean;
  /** These rows, or all of the sheet, are shown to nobody; they were taken all the same. */
  hidden(numbers?: readonly number[]): void;
  /** The sheet tells of targets that another one lists; nothing of it is taken. */
  aside(): void;
  /** The file broke here; what came before stays. */
  broken(detail: string): void;
  /** What was collected since the last time, which is not kept; its source counts all so far. */
  drain(): CollectedRows;
  /** All that was not drained. */
  end(): CollectedRows;
}

export interface RowPlace {
  /** The row's number in its sheet; the next one, from 1, where it is not given. */
  readonly number: number;
  /** Indices of the cells whose text is the cached result of a formula. */
  readonly formulas?: ReadonlySet<number>;
}

export interface CollectedRows {
  readonly services: readonly ListedService[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly CatalogueProblem[];
  readonly source: LoadedSource;
}

interface Origin extends RowWatch {
  readonly name: string;
  readonly file: string;
  readonly sheet?: string;
  /** How many addresses, readable or not, the sheets of the file may still hold. */
  readonly budget: { addresses: number };
}

const maxRows = 200_000;
/** Without an address. Each is told. */
const maxBarren = 20_000;
const maxBanners = 200;

/**
 * Collects the services of one sheet. Rows above the header are banners; a second header begins a
 * new table; without any header a first column of addresses is a plain list. A row without a
 * readable address is kept as skipped and as a problem, and the rest goes on.
 * @throws UnreadableCatalogue where there is no room for more rows.
 */
export function collectRows({ name, file, sheet, budget, ...by }: Origin): RowCollector {
  const watch = rowWatcher(by);
  const tab = tabOf(sheet, name);
  let services: ListedService[] = [];
  let skipped: SkippedRow[] = [];
  let problems: CatalogueProblem[] = [];
  let hasProblems = false;
  const inSheet = sheet === undefined ? {} : { sheet };
  let headers: Headers | undefined;
  let isPlain = false;
  /** Rows above the first that is understood. */
  const above: { readonly cells: readonly string[]; readonly number: number }[] = [];
  let count = 0;
  let number = 0;
  let rows = 0;
  let barren = 0;
  let full = false;
  let isAside = false;

  function take(cells: readonly string[], columns: Headers, place?: RowPlace): void {
    const address = (cells[columns.address] ?? '').trim();
    if (address === '' && cells.every((cell) => cell.trim() === '')) return;
    if (isRemark(address)) return;
    rows += 1;
    const at = { ...inSheet, row: number };
    const found = rowServices({ cells, headers: columns, source: name, tab, ...at });
    budget.addresses -= found.looked;
    for (const service of found.services) services.push(service);
    if (found.services.length === 0) barren += 1;
    if (place?.formulas?.has(columns.address)) {
      problems.push({ kind: 'formula', ...at, value: startOf(address, 200) });
    }
    note(found, address);
  }

  /** Begins a plain list where a row holds addresses; what stands above it is no header, and told. */
  function begin(cells: readonly string[]): void {
    headers = plainHeaders(cells, sheet === undefined ? undefined : 1);
    if (!headers) {
      above.push({ cells, number });
      return;
    }
    isPlain = true;
    const here = number;
    for (const row of above) {
      number = row.number;
      take(plainCells(row.cells, headers), headers);
    }
    number = here;
    take(plainCells(cells, headers), headers);
  }

  function note(found: RowServices, address: string): void {
    const {
      services: taken,
      unreadable,
      ranges,
      remarks,
      badPort,
      portRest,
      noTcp,
      otherLines,
    } = found;
    const at = { ...inSheet, row: number };
    for (const url of ranges) {
      skipped.push({ ...at, url, reason: { rule: 'address-range', detail: url } });
    }
    for (const line of otherLines) {
      skipped.push({ ...at, url: line, reason: { rule: 'no-tcp', detail: line } });
    }
    for (const value of remarks) problems.push({ kind: 'words', ...at, value });
    if (portRest !== undefined) problems.push({ kind: 'port-rest', ...at, value: portRest });
    if (noTcp !== undefined) {
      skipped.push({
        ...at,
        url: startOf(address, 200),
        reason: { rule: 'no-tcp', detail: noTcp },
      });
      return;
    }
    for (const value of unreadable) {
      problems.push({ kind: 'unreadable', ...at, value });
      skipped.push({ ...at, url: value, reason: { rule: 'unreadable', detail: value } });
    }
    if (badPort !== undefined) problems.push({ kind: 'bad-port', ...at, value: badPort });
    if (taken.length + unreadable.length + ranges.length + otherLines.length === 0) {
      skipped.push({ ...at, reason: { rule: 'no-host', detail: address } });
    }
  }

  function counted(place?: RowPlace): boolean {
    count += 1;
    number = place?.number ?? number + 1;
    watch(count);
    if (count <= maxRows && barren <= maxBarren && budget.addresses > 0) return true;
    if (!full) problems.push({ kind: 'too-many-rows', ...inSheet, row: number });
    full = true;
    return false;
  }

  function drain(): CollectedRows {
    const collected = { services, skipped, problems };
    hasProblems ||= problems.length > 0;
    services = [];
    skipped = [];
    problems = [];
    return { ...collected, source: { name, file, ...inSheet, rows } };
  }

  return {
    row(cells, place) {
      if (!counted(place)) return false;
      // A header far below is none: looking for it in every row would cost the most.
      if (!headers && count > maxBanners) return false;
      const found = headers && !beginsTable(cells, headers) ? undefined : headersOf(cells);
      if (found) {
        headers = found;
        isPlain = false;
      } else if (headers) take(isPlain ? plainCells(cells, headers) : cells, headers, place);
      else if (sheet === undefined || count === 1) begin(cells);
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
        barren += 1;
        const value = startOf(cells.join(' '), 200);
        const at = { ...inSheet, row: number };
        problems.push({ kind: 'unreadable', ...at, value });
        skipped.push({ ...at, reason: { rule: 'unreadable', detail: value } });
      }
      return true;
    },
    broken(detail) {
      problems.push({ kind: 'broken-file', ...inSheet, row: number, value: startOf(detail, 200) });
    },
    aside() {
      isAside = true;
      skipped.push({ ...inSheet, reason: { rule: 'report-sheet' } });
    },
    hidden(numbers) {
      if (headers === undefined) return;
      const [first] = numbers ?? [];
      problems.push({
        kind: 'hidden',
        ...inSheet,
        ...(first === undefined ? {} : { row: first }),
        ...(numbers && numbers.length > 1 ? { value: startOf(numbers.join(', '), 200) } : {}),
      });
    },
    drain,
    end() {
      if (headers === undefined && !isAside && !hasProblems && problems.length === 0) {
        if (sheet === undefined) problems.push({ kind: 'no-url-column' });
        skipped.push({ ...inSheet, reason: { rule: 'no-url-column' } });
      }
      return drain();
    },
  };
}

/** The headers of a row of no names: `Type` with `FQDN` below it is no column of addresses. */
function headersOf(cells: readonly string[]): Headers | undefined {
  const hasName = cells
    .slice(0, maxColumns)
    .some((cell) =>
      /^(?:[a-z]+:\/\/)?(?:\*\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?:[:/]\S*)?$/i.test(
        startOf(cell.trim(), 260),
      ),
    );
  return hasName ? undefined : readHeaders(cells);
}

/** Whether a row below a header is the header of the next table. */
function beginsTable(cells: readonly string[], { address }: Headers): boolean {
  return !(cells[address] ?? '').includes('.') && cells.slice(0, maxColumns).some(isAddressHeader);
}
