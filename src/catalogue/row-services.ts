import type { Cloud } from '../model/operating-system.ts';
import type { OsColumn } from '../model/target.ts';
import type { ListedService } from './catalogue.ts';
import { cloudsOf, geographyInCategory } from './geography.ts';
import type { Headers } from './headers.ts';
import { isAddressRange, listedText, visibleText } from './listed-text.ts';
import { osColumnsOf } from './os-columns-of.ts';
import { type Address, parseAddress } from './parse-address.ts';
import { parseComment } from './parse-comment.ts';
import { type CellPorts, isPortCell, parsePorts } from './parse-ports.ts';
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
  /** Ranges of addresses, which are no hosts. */
  readonly ranges: readonly string[];
  /** Lines with words beside the addresses that were taken. */
  readonly remarks: readonly string[];
  /** A port cell without a port. */
  readonly badPort?: string;
  /** A port cell of which the TCP ports were taken, and that says more. */
  readonly portRest?: string;
  /** The port cell of a row that TCP does not serve. */
  readonly noTcp?: string;
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
  const { written, ports, hasOthers, hasUnread } = portsOf(file);
  const noTcp = hasOthers && ports.length === 0;
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
  const found = addressesOf(cell(headers.address), ports);
  const { addresses, ...rest } = found;
  const services = (noTcp ? [] : addresses).map(
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
      ...ownFacts(address.host, { pattern: cell(headers.pattern), notRun: cell(headers.notRun) }),
      source,
      ...(sheet === undefined ? {} : { sheet }),
      row,
      ...(comment === '' ? {} : { comment: comment.slice(0, longestComment) }),
    }),
  );
  const said = clip(written);
  const isBad = written !== '' && ports.length === 0;
  return {
    ...rest,
    services,
    ...(noTcp && addresses.length > 0
      ? { noTcp: said }
      : isBad
        ? { badPort: said }
        : hasOthers || hasUnread
          ? { portRest: said }
          : {}),
  };
}

/** What our own lists say of a name below a wildcard, and of a wildcard. */
function ownFacts(
  host: string,
  { pattern, notRun }: { readonly pattern: string; readonly notRun: string },
): Pick<ListedService, 'pattern' | 'isUnasked'> {
  if (host.startsWith('*.')) return notRun === '' ? {} : { isUnasked: true };
  const parsed = pattern.startsWith('*.') ? parseAddress(pattern) : { why: 'host' };
  if ('why' in parsed) return {};
  const covers = host.endsWith(parsed.host.slice(1)) || host === parsed.host.slice(2);
  return covers ? { pattern: parsed.host } : {};
}

type Port = CellPorts['ports'][number];

interface FoundAddresses extends Pick<RowServices, 'unreadable' | 'ranges' | 'remarks' | 'looked'> {
  readonly addresses: readonly Address[];
}

function addressesOf(cell: string, ports: readonly Port[]): FoundAddresses {
  const addresses = new Map<string, Address>();
  const unreadable: string[] = [];
  const ranges: string[] = [];
  const remarks: string[] = [];
  const [first] = ports;
  let left = mostAddresses;
  for (const line of visibleText(cell).split(/[\r\n]+/, mostAddresses + 1)) {
    const parts = partsOf(line, first);
    left -= parts.length;
    const read = parts.filter((part) => isAddressRange(part) || listedAddress(part, first));
    // Prose that names an address somewhere is none; a remark behind one is a remark.
    if (left < 0 || (parts.length > 0 && read[0] !== parts[0])) {
      unreadable.push(clip(line));
      continue;
    }
    if (read.length < parts.length) remarks.push(clip(line));
    for (const part of read) {
      if (isAddressRange(part)) {
        ranges.push(clip(part));
        continue;
      }
      for (const port of ports.length > 0 ? ports : [undefined]) {
        const address = listedAddress(part, port);
        if (address) addresses.set(targetUrl(address), address);
      }
    }
  }
  const looked = (mostAddresses - left) * Math.max(ports.length, 1);
  return { addresses: [...addresses.values()], unreadable, ranges, remarks, looked };
}

/** A line is one address; only where it is none may blanks, commas and semicolons part several. */
function partsOf(line: string, port: Port | undefined): string[] {
  const whole = line.replace(/\s(?:#|\/\/).*$/, '').trim();
  if (whole === '') return [];
  if (isAddressRange(whole) || listedAddress(whole, port)) return [whole];
  const parts = whole.split(/[\s,;]+/, mostAddresses + 1);
  return parts.filter(
    (part) => part !== '' && !/^(?:and|or|und|oder|et|ou|y|[-–—•*|&+])$/i.test(part),
  );
}

/** In a list a bare word is no host: it is a heading, a service tag or a remark. */
function listedAddress(written: string, port: Port | undefined): Address | undefined {
  const text = listedText(written);
  const scheme = port?.scheme === undefined || text.includes('://') ? '' : `${port.scheme}://`;
  const address = parseAddress(`${scheme}${text}`, port === undefined ? {} : { port: port.port });
  if ('why' in address) return undefined;
  return address.host.includes('.') || text.includes('://') || address.host.includes(':')
    ? address
    : undefined;
}

/** What the columns say of ports; a firewall's sheet may keep them under `Service` or `Protocol`. */
function portsOf({ cells, headers }: FileRow): CellPorts & { readonly written: string } {
  const cell = (index: number | undefined): string =>
    index === undefined ? '' : visibleText(cells[index] ?? '').trim();
  const service = cell(headers.service);
  const column = cell(headers.port);
  const protocol = cell(headers.protocol);
  const own = column !== '' || !isPortCell(service) ? column : service;
  const udp = cell(headers.udp);
  const known = isPortCell(protocol) || /^(?:tcp|udp|icmp)$/i.test(protocol) ? protocol : '';
  const written = [
    own === '' || known === '' ? own || known : `${known} ${own}`,
    udp && `UDP ${udp}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
  return { written, ...parsePorts(written) };
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

/** What is told of a cell, without the credentials of an address in it. */
function clip(text: string): string {
  return text.slice(0, longestCell).replace(/\/\/[^/@\s]+@/g, '//***@');
}
