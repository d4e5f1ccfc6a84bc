import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findInHosts, type HostsEntry } from './find-in-hosts.ts';

/** Block lists of 200,000 names are met; what is larger is no hosts file. */
const maxBytes = 32 * 1024 * 1024;
/** So long a text is taken for the file's, milliseconds. */
const freshMs = 5000;

interface Kept {
  /** By the clock that never goes back: another, put right meanwhile, would keep a text for hours. */
  readonly at: number;
  readonly text: Promise<string>;
}
const kept = new Map<string, Kept>();

/** Reads what a hosts file says of a name; undefined where it says nothing, or cannot be read. */
export async function hostsEntry(
  name: string,
  file: string = hostsPath(),
): Promise<HostsEntry | undefined> {
  return findInHosts(await textOf(file), name, file);
}

/** Where the hosts file of this machine is. */
function hostsPath(): string {
  if (process.platform !== 'win32') return '/etc/hosts';
  const root = process.env['SystemRoot'] ?? 'C:\\Windows';
  return join(root, 'System32', 'drivers', 'etc', 'hosts');
}

/** In lower case. */
function textOf(file: string): Promise<string> {
  const before = kept.get(file);
  if (before && performance.now() - before.at < freshMs) return before.text;
  const text = read(file).catch(() => '');
  kept.set(file, { at: performance.now(), text });
  return text;
}

async function read(file: string): Promise<string> {
  const found = await stat(file);
  if (!found.isFile() || found.size > maxBytes) return '';
  return (await readFile(file, 'utf8')).toLowerCase();
}
