import { open } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { WindowsMachine } from '../windows/windows-machine.ts';

const longestFile = 64 * 1024;

/**
 * The DNS suffixes of this machine, the primary one first: of its own full name, then those of
 * `search` or `domain` in `/etc/resolv.conf` (resolv.conf(5): the last such line counts). None
 * where the machine has none, or the file cannot be read.
 */
export async function machineSuffixes(
  options: { readonly name?: string; readonly file?: string } = {},
): Promise<readonly string[]> {
  const name = options.name ?? hostname();
  const text = await readStart(options.file ?? '/etc/resolv.conf').catch(() => '');
  const own = name.includes('.') ? [name.slice(name.indexOf('.') + 1)] : [];
  return unique([...own, ...searchList(text)]);
}

/** The DNS suffixes of another machine, as its registry tells: of TCP/IP, the primary one first. */
export function windowsSuffixes({ registry }: WindowsMachine): readonly string[] {
  const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
  const found = ['NV Domain', 'Domain', 'DhcpDomain', 'SearchList'].flatMap((name) => {
    const data = registry.get(key, name);
    return typeof data === 'string' ? data.split(/[\s,]+/) : [];
  });
  return unique(found.filter((suffix) => suffix !== ''));
}

function searchList(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  return lines.findLast(([word]) => word === 'search' || word === 'domain')?.slice(1) ?? [];
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(longestFile) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function unique(suffixes: readonly string[]): readonly string[] {
  return [...new Set(suffixes.map((suffix) => suffix.toLowerCase().replace(/\.$/, '')))];
}
