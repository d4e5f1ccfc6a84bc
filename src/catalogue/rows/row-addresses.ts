import { endpointUrl } from '../../model/address/endpoint.ts';
import { startOf } from '../../model/text/start-of.ts';
import { listedAddress } from '../cells/listed-address.ts';
import { hasFootnote, isAddressRange, visibleText } from '../cells/listed-text.ts';
import type { Address } from '../cells/parse-address.ts';
import { type CellPorts, isPortCell, parsePorts } from '../cells/parse-ports.ts';

export interface FoundAddresses {
  readonly addresses: readonly Address[];
  /** Addresses of the cell that are none. */
  readonly unreadable: readonly string[];
  /** Ranges of addresses, which are no hosts. */
  readonly ranges: readonly string[];
  /** Lines with words beside the addresses that were taken. */
  readonly remarks: readonly string[];
  /** Lines of an address beside which UDP ports or the like stand, and nothing of TCP. */
  readonly otherLines: readonly string[];
  /** How many addresses were looked at: the work that the cell took. */
  readonly looked: number;
}

type Port = CellPorts['ports'][number];

const maxAddresses = 1000;
const maxToldLength = 200;

/**
 * The addresses of a cell, each with each of the row's ports; where the row has none, with those
 * that stand beside it in its line (`a.example 443`, `TCP 443 a.example`).
 */
export function addressesOf(cell: string, ports: readonly Port[]): FoundAddresses {
  const addresses = new Map<string, Address>();
  const unreadable: string[] = [];
  const ranges: string[] = [];
  const remarks: string[] = [];
  const otherLines: string[] = [];
  let left = maxAddresses;
  for (const line of visibleText(cell).split(/[\r\n]+/, maxAddresses + 1)) {
    const { parts, read, beside, isOther } = readLine(line, ports);
    left -= parts.length;
    if (isOther) {
      otherLines.push(clip(line));
      continue;
    }
    // Prose that names an address somewhere is none; a remark behind one is a remark.
    if (left < 0) {
      unreadable.push(`${clip(line)} and what follows in its cell`);
      break;
    }
    if (parts.length > 0 && read[0] !== parts[0]) {
      unreadable.push(clip(line));
      continue;
    }
    if (read.length < parts.length || read.some(hasFootnote)) remarks.push(clip(line));
    for (const part of read) {
      if (isAddressRange(part)) {
        ranges.push(clip(part));
        continue;
      }
      for (const port of beside.length > 0 ? beside : [undefined]) {
        const address = listedAddress(part, port);
        if (address) addresses.set(endpointUrl(address), address);
      }
    }
  }
  const looked = (maxAddresses - left) * Math.max(ports.length, 1);
  return { addresses: [...addresses.values()], unreadable, ranges, remarks, otherLines, looked };
}

interface Line {
  /** What may be addresses. */
  readonly parts: readonly string[];
  /** Those that are. */
  readonly read: readonly string[];
  readonly beside: readonly Port[];
  /** What stands beside the address is nothing of TCP. */
  readonly isOther?: true;
}

function readLine(line: string, ports: readonly Port[]): Line {
  const [first] = ports;
  const parts = partsOf(line, first);
  const read = parts.filter((part) => isAddressRange(part) || listedAddress(part, first));
  if (ports.length > 0 || read.length !== 1 || parts.length === 1) {
    return { parts, read, beside: ports };
  }
  const others = parts.filter((part) => part !== read[0]).join(' ');
  if (!isPortCell(others)) return { parts, read, beside: ports };
  const said = parsePorts(others.replace(/[_]/g, ' '));
  if (said.ports.length === 0) return { parts, read, beside: [], isOther: true };
  // What TCP does not serve is told with the line.
  return { parts: said.hasOthers ? parts : read, read, beside: said.ports };
}

/** `1. a.example`, `- a.example`. */
const numbering = /^\s*(?:\d{1,4}[.)]|[-*•–—])\s+/;

/** A line is one address; only where it is none may blanks, commas and semicolons part several. */
function partsOf(line: string, port: Port | undefined): string[] {
  const whole = line
    .replace(/\s(?:#|\/\/).*$/, '')
    .replace(numbering, '')
    .trim();
  if (whole === '') return [];
  if (isAddressRange(whole) || listedAddress(whole, port)) return [whole];
  const parts = whole.split(/[\s,;|]+/, maxAddresses + 1);
  return parts.filter(
    (part) => part !== '' && !/^(?:and|or|und|oder|et|ou|y|[-–—•*&+/]|[-=]>|[→:])$/i.test(part),
  );
}

/** What is told of a cell, without the credentials of an address in it. */
export function clip(text: string): string {
  return startOf(text, maxToldLength).replace(/\/\/[^/@\s]+@/g, '//***@');
}
