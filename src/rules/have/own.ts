import { type RuleList, ruleLists } from '../../model/rule-entry.ts';
import { type Have, haveBook } from './have.ts';

/** The document of `--for json` or `--format json`. */
export function readOwnJson(text: string): Have {
  const book = haveBook();
  for (const entry of entriesIn(text) ?? [undefined]) {
    const { host, apex, below, port, path, list } = (entry ?? {}) as Readonly<
      Record<string, unknown>
    >;
    const isPlace =
      typeof host === 'string' &&
      typeof apex === 'boolean' &&
      typeof below === 'boolean' &&
      typeof port === 'number' &&
      isList(list);
    if (!isPlace) {
      book.unread(1, JSON.stringify(entry) ?? text.slice(0, 200));
      continue;
    }
    const kept = typeof path === 'string' ? { path } : {};
    book.place(host, { list, apex, below, ports: [port], line: 1, ...kept });
  }
  return book.end();
}

function isList(value: unknown): value is RuleList {
  return ruleLists.some((list) => list === value);
}

function entriesIn(text: string): readonly unknown[] | undefined {
  try {
    const { entries } = JSON.parse(text) as { readonly entries?: unknown };
    return Array.isArray(entries) ? entries : undefined;
  } catch {
    return undefined;
  }
}

/** The document of `--for csv`: a head, and a row an entry. */
export function readOwnCsv(text: string): Have {
  const book = haveBook();
  let line = 0;
  let columns: ReadonlyMap<string, number> | undefined;
  for (const cells of rowsOf(text)) {
    line += 1;
    columns ??= new Map(cells.map((name, index) => [name.replace(/^\ufeff/, ''), index]));
    if (line === 1) continue;
    const of = (name: string): string => cells[columns?.get(name) ?? -1] ?? '';
    const list = of('list');
    const port = of('port');
    const isFlags = [of('itself'), of('below')].every((one) => one === 'true' || one === 'false');
    if (!isList(list) || !isFlags || !/^\d{1,5}$/.test(port)) {
      if (cells.join('') !== '') book.unread(line, cells.join(','));
      continue;
    }
    const path = of('path');
    book.place(of('host'), {
      ...{ list, apex: of('itself') === 'true', below: of('below') === 'true' },
      ...{ ports: [Number(port)], line, ...(path !== '' && { path }) },
    });
  }
  return book.end();
}

/** Rows of RFC 4180; quotes are closed at the end of the text at the latest. */
function* rowsOf(text: string): Generator<readonly string[]> {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  let cells: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) {
      // A quote within a cell: the rest of its line is one cell.
      const end = text.indexOf('\n', at);
      yield [...cells, text.slice(at, end < 0 ? text.length : end)];
      cells = [];
      if (end < 0) return;
      cell.lastIndex = end + 1;
      continue;
    }
    const [, quoted, plain = '', end] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    yield cells;
    cells = [];
  }
  if (cells.length > 0) yield cells;
}
