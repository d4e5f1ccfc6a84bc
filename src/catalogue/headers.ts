import type { OsColumn } from '../model/target.ts';
import { osColumnOf } from './os-columns-of.ts';

/** Where a sheet keeps what: indices of columns. */
export interface Headers {
  readonly address: number;
  readonly service?: number;
  readonly geography?: number;
  readonly category?: number;
  readonly port?: number;
  readonly required?: number;
  readonly comment?: number;
  /** One column that names the systems of a row. */
  readonly os?: number;
  /** A column for each system. */
  readonly columns: readonly (readonly [column: OsColumn, index: number])[];
}

/** The best name for the addresses first: a sheet may have a URL and a host column. */
const addressNames = [
  ...['endpoint url', 'endpoint urls', 'url', 'urls', 'url or pattern', 'uri', 'uris'],
  ...['endpoint', 'endpoints', 'address', 'addresses', 'destination', 'destinations'],
  ...['fqdn', 'fqdns', 'host', 'hosts', 'hostname', 'hostnames', 'host name', 'host names'],
  ...['domain', 'domains', 'target', 'targets', 'pattern'],
];

const otherNames = {
  service: ['service', 'product', 'service name'],
  geography: ['geography', 'region', 'location', 'data location', 'geo'],
  category: ['category'],
  port: ['port', 'ports', 'tcp port'],
  required: ['required or optional', 'required optional', 'required', 'type'],
  comment: ['comments', 'comment', 'notes', 'note'],
  os: ['os', 'operating system', 'operating systems', 'platform', 'platforms'],
} as const;

/** A header further right is not looked for. */
export const mostColumns: number = 100;
const longestHeader = 300;

/**
 * The headers of a row, in any order and loosely spelled; `undefined` where no cell names the
 * addresses, which makes the row no header.
 */
export function readHeaders(cells: readonly string[]): Headers | undefined {
  const names = cells.slice(0, mostColumns).map(headerName);
  const address = firstOf(names, addressNames);
  if (address === undefined) return undefined;
  const others: Record<string, number> = {};
  for (const [key, spellings] of Object.entries(otherNames)) {
    const index = firstOf(names, spellings);
    if (index !== undefined) others[key] = index;
  }
  const taken = new Set([address, ...Object.values(others)]);
  const columns = names.flatMap((name, index) => {
    const column = taken.has(index) ? undefined : osColumnOf(name);
    return column === undefined ? [] : [[column, index] as const];
  });
  return {
    address,
    ...others,
    columns: columns.filter(([one], at) => columns.findIndex(([column]) => column === one) === at),
  };
}

/** Whether a cell is a name for a column of addresses. */
export function isAddressHeader(cell: string): boolean {
  return cell.length < 40 && !cell.includes('.') && addressNames.includes(headerName(cell));
}

/** Lower case, with one blank for whatever stands between the words. */
function headerName(cell: string): string {
  return cell
    .slice(0, longestHeader)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim();
}

function firstOf(names: readonly string[], spellings: readonly string[]): number | undefined {
  for (const spelling of spellings) {
    const index = names.indexOf(spelling);
    if (index >= 0) return index;
  }
  return undefined;
}
