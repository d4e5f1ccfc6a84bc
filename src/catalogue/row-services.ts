import type { Cloud } from '../model/operating-system.ts';
import type { OsColumn } from '../model/target.ts';
import type { ListedService } from './catalogue.ts';
import { cloudsOf, geographyInCategory } from './geography.ts';
import type { Headers } from './headers.ts';
import { osColumnsOf } from './os-columns-of.ts';
import { type Address, parseAddress } from './parse-address.ts';
import { parseComment } from './parse-comment.ts';
import { isPortal, type Tab } from './tab.ts';
import { targetUrl } from './target-url.ts';
import { commentedRules, versionRulesFor } from './version-rules.ts';

/** One row of a file, with what is known of its place. */
export interface FileRow {
  readonly cells: readonly string[];
  readonly headers: Headers;
  readonly source: string;
  readonly sheet?: string;
  /** What the sheet's name says. */
  readonly tab: Tab;
  readonly row: number;
}

export interface RowServices {
  readonly services: readonly ListedService[];
  /** Addresses of the cell that are none. */
  readonly unreadable: readonly string[];
  /** How many addresses were looked at: the work that the row took. */
  readonly looked: number;
  /** A port cell without a port. */
  readonly badPort?: string;
}

const mostAddresses = 64;
const longestCell = 200;
const longestComment = 500;

/**
 * The services of one row: one for each address of its cell and each port. Comments are read for
 * version rules; where a comment states none, the rules that are documented for the host hold.
 * What the sheet's name says of systems and clouds holds beside them.
 */
export function rowServices(file: FileRow): RowServices {
  const { cells, headers, source, sheet, tab, row } = file;
  const cell = (index: number | undefined): string =>
    index === undefined ? '' : (cells[index] ?? '').trim();
  const written = cell(headers.port);
  const ports = portsOf(written);
  const category = cell(headers.category).slice(0, longestCell);
  const geography =
    headers.geography === undefined
      ? geographyInCategory(category)
      : geographyOf(cell(headers.geography));
  const os = cell(headers.os);
  const comment = cell(headers.comment);
  const commented = comment === '' ? [] : parseComment(comment, `${source}: comment`);
  const portal = tab.portal ?? isPortal(`${category} ${os}`);
  const clouds = rowClouds(geography, tab);
  const { addresses, unreadable, looked } = addressesOf(cell(headers.address), ports);
  const services = addresses.map(
    (address): ListedService => ({
      service: cell(headers.service).slice(0, longestCell) || address.host,
      category,
      ...(geography === undefined ? {} : { geography }),
      ...(clouds === undefined ? {} : { clouds }),
      ...address,
      purpose: '',
      required: isRequired(cell(headers.required)),
      columns: portal ? [] : systemsOf(markedColumns(file, os), tab),
      rules: [
        ...tab.rules,
        ...(commented.length > 0
          ? commentedRules(address.host, commented)
          : versionRulesFor(address.host, geography)),
      ],
      ...(portal ? { portal } : {}),
      source,
      ...(sheet === undefined ? {} : { sheet }),
      row,
      ...(comment === '' ? {} : { comment: comment.slice(0, longestComment) }),
    }),
  );
  const badPort = written !== '' && ports.length === 0 ? { badPort: clip(written) } : {};
  return { services, unreadable, looked, ...badPort };
}

function addressesOf(
  cell: string,
  ports: readonly number[],
): { addresses: Address[]; unreadable: string[]; looked: number } {
  const addresses = new Map<string, Address>();
  const unreadable: string[] = [];
  let left = mostAddresses;
  // A line is one address; only where it is none may blanks, commas and semicolons part several.
  for (const line of cell.split(/[\r\n]+/, mostAddresses + 1)) {
    const isOne = listedAddress(line, ports[0]) !== undefined;
    const parts = (isOne ? [line] : line.split(/[\s,;]+/, mostAddresses + 1)).filter(
      (part) => part.trim() !== '',
    );
    left -= parts.length;
    if (left < 0 || parts.some((part) => !listedAddress(part, ports[0]))) {
      unreadable.push(clip(line));
      continue;
    }
    for (const part of parts) {
      for (const port of ports.length > 0 ? ports : [undefined]) {
        const address = listedAddress(part, port);
        if (address) addresses.set(targetUrl(address), address);
      }
    }
  }
  const looked = (mostAddresses - left) * Math.max(ports.length, 1);
  return { addresses: [...addresses.values()], unreadable, looked };
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

/** A government geography is narrower than the tab; any other geography of such a tab says less. */
function rowClouds(geography: string | undefined, tab: Tab): readonly Cloud[] | undefined {
  const named = cloudsOf(geography);
  return tab.clouds && (!named || named.includes('commercial')) ? tab.clouds : named;
}

/** Marks of systems that the tab is not for are leftovers. */
function systemsOf(marked: readonly OsColumn[], { columns }: Tab): readonly OsColumn[] {
  if (!columns) return marked;
  const within = marked.filter((column) => columns.includes(column));
  return within.length > 0 ? within : columns;
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
