import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';

/** What a hosts file says of one name. */
export interface HostsEntry {
  readonly file: string;
  /** Of the first line that names it, from 1. */
  readonly line: number;
  readonly addresses: readonly string[];
}

/** Block lists of 200,000 names are met; what is larger is no hosts file. */
const mostBytes = 32 * 1024 * 1024;
const mostAddresses = 16;
/** So long a text is taken for the file's, milliseconds. */
const freshMs = 5000;

interface Kept {
  readonly at: number;
  readonly text: Promise<string>;
}
const kept = new Map<string, Kept>();

/** Where the hosts file of this machine is. */
export function hostsPath(): string {
  if (process.platform !== 'win32') return '/etc/hosts';
  const root = process.env['SystemRoot'] ?? 'C:\\Windows';
  return join(root, 'System32', 'drivers', 'etc', 'hosts');
}

/** Reads what a hosts file says of a name; undefined where it says nothing, or cannot be read. */
export async function hostsEntry(
  name: string,
  file: string = hostsPath(),
): Promise<HostsEntry | undefined> {
  return findInHosts(await textOf(file), name, file);
}

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
      if (addresses.length < mostAddresses) addresses.push(address);
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

/** In lower case. */
function textOf(file: string): Promise<string> {
  const before = kept.get(file);
  if (before && Date.now() - before.at < freshMs) return before.text;
  const text = read(file).catch(() => '');
  kept.set(file, { at: Date.now(), text });
  return text;
}

async function read(file: string): Promise<string> {
  const found = await stat(file);
  if (!found.isFile() || found.size > mostBytes) return '';
  return (await readFile(file, 'utf8')).toLowerCase();
}
