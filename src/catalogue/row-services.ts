import type { OsColumn, Service } from '../model/target.ts';
import { cloudsOf } from './geography.ts';
import type { Headers } from './headers.ts';
import { osColumnsOf } from './os-columns-of.ts';
import { type Address, parseAddress } from './parse-address.ts';
import { parseComment } from './parse-comment.ts';
import { versionRulesFor } from './version-rules.ts';

/** One row of a file, with what is known of its place. */
export interface FileRow {
  readonly cells: readonly string[];
  readonly headers: Headers;
  readonly source: string;
  readonly sheet?: string;
  readonly row: number;
}

export interface RowServices {
  readonly services: readonly Service[];
  /** Addresses of the cell that are none. */
  readonly unreadable: readonly string[];
  /** A port cell without a port. */
  readonly badPort?: string;
}

const mostAddresses = 64;
const longestCell = 200;

/**
 * The services of one row: one for each address of its cell and each port. Comments are read for
 * version rules; where a comment states none, the rules that are documented for the host hold.
 */
export function rowServices(file: FileRow): RowServices {
  const { cells, headers, source, sheet, row } = file;
  const cell = (index: number | undefined): string =>
    index === undefined ? '' : (cells[index] ?? '').trim();
  const written = cell(headers.port);
  const ports = portsOf(written);
  const geography = geographyOf(cell(headers.geography));
  const category = cell(headers.category).slice(0, longestCell);
  const os = cell(headers.os);
  const comment = cell(headers.comment);
  const commented = comment === '' ? [] : parseComment(comment, `${source}: comment`);
  const portal = /portal|security cent(?:er|re)/i.test(`${sheet ?? ''} ${category} ${os}`);
  const clouds = cloudsOf(geography);
  const { addresses, unreadable } = addressesOf(cell(headers.address), ports);
  const services = addresses.map(
    (address): Service => ({
      service: cell(headers.service).slice(0, longestCell) || address.host,
      category,
      ...(geography === undefined ? {} : { geography }),
      ...(clouds === undefined ? {} : { clouds }),
      ...address,
      purpose: '',
      required: isRequired(cell(headers.required)),
      columns: portal ? [] : markedColumns(file, os),
      rules: commented.length > 0 ? commented : versionRulesFor(address.host, geography),
      ...(portal ? { portal } : {}),
      source,
      ...(sheet === undefined ? {} : { sheet }),
      row,
    }),
  );
  const badPort = written !== '' && ports.length === 0 ? { badPort: clip(written) } : {};
  return { services, unreadable, ...badPort };
}

function addressesOf(
  cell: string,
  ports: readonly number[],
): { addresses: Address[]; unreadable: string[] } {
  const addresses: Address[] = [];
  const unreadable: string[] = [];
  // A line is one address; only where it is none may blanks, commas and semicolons part several.
  for (const line of cell.split(/[\r\n]+/, mostAddresses)) {
    const whole = listedAddress(line, ports[0]) ? [line] : line.split(/[\s,;]+/, mostAddresses);
    const parts = whole.filter((part) => part.trim() !== '');
    if (parts.some((part) => !listedAddress(part, ports[0]))) {
      unreadable.push(clip(line));
      continue;
    }
    for (const part of parts) {
      for (const port of ports.length > 0 ? ports : [undefined]) {
        const address = listedAddress(part, port);
        if (address) addresses.push(address);
      }
    }
  }
  return { addresses, unreadable };
}

/** In a list a bare word is no host: it is a heading, a service tag or a remark. */
function listedAddress(text: string, port: number | undefined): Address | undefined {
  const address = parseAddress(text, port === undefined ? {} : { port });
  if ('why' in address) return undefined;
  return address.host.includes('.') || text.includes('://') || address.host.includes(':')
    ? address
    : undefined;
}

function portsOf(cell: string): number[] {
  const numbers = cell.slice(0, longestCell).match(/\d+/g) ?? [];
  const ports = numbers.slice(0, 8).map(Number);
  return [...new Set(ports.filter((port) => port >= 1 && port <= 65_535))];
}

/** `(no geography column)` and the like stand where a table has no such column. */
function geographyOf(cell: string): string | undefined {
  return cell === '' || cell === '-' || cell.startsWith('(') ? undefined : clip(cell);
}

function isRequired(cell: string): boolean {
  return !/^(?:optional|no|false|alternative)\b/i.test(cell);
}

function markedColumns({ cells, headers }: FileRow, os: string): OsColumn[] {
  if (headers.columns.length === 0) return osColumnsOf(os);
  const marked = headers.columns.filter(([, index]) => isMarked(cells[index] ?? ''));
  return marked.map(([column]) => column);
}

function isMarked(cell: string): boolean {
  return /^\s*(?:yes|y|x|true|1|✓|✔|required|optional)(?![a-z])/i.test(cell);
}

function clip(text: string): string {
  return text.slice(0, longestCell);
}
