import type { Cloud } from '../../model/target/operating-system.ts';
import type { OsColumn } from '../../model/target/target.ts';
import { startOf } from '../../model/text/start-of.ts';
import type { ListedService } from '../catalogue.ts';
import { listedAddress } from '../cells/listed-address.ts';
import { visibleText } from '../cells/listed-text.ts';
import { osColumnsOf } from '../cells/os-columns-of.ts';
import { parseComment } from '../cells/parse-comment.ts';
import { type CellPorts, isPortCell, parsePorts } from '../cells/parse-ports.ts';
import { cloudsOf, geographyInCategory } from '../known/geography.ts';
import { fitsPattern } from '../select/host-pattern.ts';
import type { Headers } from './headers.ts';
import { addressesOf, clip } from './row-addresses.ts';
import { isPortal, type Tab } from './tab.ts';
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
  /** Lines of an address and ports beside it that TCP does not serve. */
  readonly otherLines: readonly string[];
}

const maxCellLength = 200;
const maxCommentLength = 500;

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
  const category = startOf(cell(headers.category), maxCellLength);
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
      service: startOf(cell(headers.service), maxCellLength) || address.host,
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
      ...(comment === '' ? {} : { comment: startOf(comment, maxCommentLength) }),
    }),
  );
  const said = clip(written);
  const isBad = written !== '' && ports.length === 0;
  // An address with a port of its own is asked there alone.
  const isOverruled =
    services.length > 0 &&
    ports.length > 0 &&
    !ports.some(({ port }) => services.some((one) => one.port === port));
  return {
    ...rest,
    services,
    ...(noTcp && addresses.length > 0
      ? { noTcp: said }
      : isBad
        ? { badPort: said }
        : hasOthers || hasUnread || isOverruled
          ? { portRest: said }
          : {}),
  };
}

/** What our own lists say of a name below a wildcard, and of a wildcard. */
function ownFacts(
  host: string,
  { pattern, notRun }: { readonly pattern: string; readonly notRun: string },
): Pick<ListedService, 'pattern' | 'isUnasked'> {
  if (host.includes('*')) return notRun === '' ? {} : { isUnasked: true };
  const parsed = pattern.includes('*') ? listedAddress(pattern, undefined) : undefined;
  if (!parsed) return {};
  const covers = fitsPattern(host, parsed.host) || host === parsed.host.slice(2);
  return covers ? { pattern: parsed.host } : {};
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
  // TCP alone says nothing that is not known.
  const alone = /^tcp$/i.test(known) ? '' : known;
  const written = [
    own === '' || known === '' ? own || alone : `${known} ${own}`,
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
  return !notRequired.test(cell);
}

const notRequired =
  /^(?:optional|opcional|opzionale|optionnelle?|facultati[fv]\p{L}*|no|non|nein|n|false|0|alternative|recommended|empfohlen|not (?:required|needed))(?!\p{L})/iu;

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
