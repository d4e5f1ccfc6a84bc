import { type RuleList, ruleLists } from '../../model/rules/rule-entry.ts';
import { type Have, haveBook, type Matters } from './have.ts';
import { LineError, linedJson } from './lined-json.ts';

/** The document of `--for json` or `--format json`. */
export function readOwnJson(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  const { entries, lineOf, said } = entriesIn(text);
  if (said) book.unread(said.line, said.text);
  for (const [index, entry] of entries.entries()) {
    const { host, apex, below, port, path, list } = (entry ?? {}) as Readonly<
      Record<string, unknown>
    >;
    const line = lineOf(index);
    const isPlace =
      typeof host === 'string' &&
      typeof apex === 'boolean' &&
      typeof below === 'boolean' &&
      typeof port === 'number' &&
      isList(list);
    if (!isPlace) {
      book.unread(line, JSON.stringify(entry));
      continue;
    }
    const kept = typeof path === 'string' ? { path } : {};
    book.place(host, { list, apex, below, ports: [port], line, ...kept });
  }
  return book.end();
}

function isList(value: unknown): value is RuleList {
  return ruleLists.some((list) => list === value);
}

interface Entries {
  readonly entries: readonly unknown[];
  readonly lineOf: (index: number) => number;
  /** Why there are none. */
  readonly said?: { readonly line: number; readonly text: string };
}

function entriesIn(text: string): Entries {
  const none = { entries: [], lineOf: () => 1 };
  try {
    const { value, lineOf } = linedJson(text);
    const { entries } = (value ?? {}) as { readonly entries?: unknown };
    if (Array.isArray(entries)) return { entries, lineOf: (index) => lineOf(entries, index) };
    return { ...none, said: { line: 1, text } };
  } catch (error) {
    const said = error instanceof LineError ? error : { line: 1, text };
    return { ...none, said };
  }
}

/** The document of `--for csv`: a head, and a row an entry. */
export function readOwnCsv(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
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
