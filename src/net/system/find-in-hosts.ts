import { isIP } from 'node:net';

/** What a hosts file says of one name. */
export interface HostsEntry {
  readonly file: string;
  /** Of the first line that names it, from 1. */
  readonly line: number;
  readonly addresses: readonly string[];
}

const maxAddresses = 16;

/** Names differ neither by case nor by the dot of the root; a `#` ends a line (hosts(5)). */
export function findInHosts(text: string, name: string, file: string): HostsEntry | undefined {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  const addresses: string[] = [];
  let first = 0;
  // The text may be long, and the name stands in few of its lines, if in any.
  for (let at = text.indexOf(wanted); at >= 0 && wanted !== ''; ) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    const line = text.slice(start, end < 0 ? undefined : end);
    const [address = '', ...names] = line.replace(/#.*$/, '').trim().split(/\s+/);
    if (
      isIP(address.replace(/%.*$/, '')) &&
      names.some((one) => one.replace(/\.$/, '') === wanted)
    ) {
      if (first === 0) first = lineOf(text, start);
      if (addresses.length < maxAddresses) addresses.push(address);
    }
    at = end < 0 ? -1 : text.indexOf(wanted, end);
  }
  return first === 0 ? undefined : { file, line: first, addresses };
}

function lineOf(text: string, start: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}
