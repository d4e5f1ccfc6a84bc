import { open } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { WindowsMachine } from '../windows/windows-machine.ts';

const maxFileBytes = 64 * 1024;

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

/** A DNS suffix of another machine, and where it stands. */
export interface SuffixPlace {
  readonly suffix: string;
  readonly place: string;
}

const tcpip = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const policy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient';
const systemPolicy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\System\\DNSclient';
const maxInterfaces = 64;

/**
 * The DNS suffixes of another machine with their places, as its registry tells: the primary one
 * (by policy, then its own), those of its interfaces, and the search lists.
 */
export function windowsSuffixPlaces({ registry }: WindowsMachine): readonly SuffixPlace[] {
  const of = (key: string, names: readonly string[], where: string): readonly SuffixPlace[] =>
    names.flatMap((name) => {
      const data = registry.get(key, name);
      const suffixes = typeof data === 'string' ? data.split(/[\s,;]+/).filter(Boolean) : [];
      return suffixes.map((suffix) => ({ suffix, place: `${name} of ${where}` }));
    });
  const interfaces = registry.below(`${tcpip}\\Interfaces`).slice(0, maxInterfaces);
  return [
    ...of(systemPolicy, ['PrimaryDnsSuffix', 'NV PrimaryDnsSuffix'], 'the DNS policy'),
    ...of(policy, ['PrimaryDnsSuffix'], 'the DNS policy'),
    ...of(tcpip, ['NV Domain', 'Domain', 'DhcpDomain'], 'Tcpip'),
    ...interfaces.flatMap((one) =>
      of(`${tcpip}\\Interfaces\\${one}`, ['Domain', 'DhcpDomain'], `interface ${one}`),
    ),
    ...of(policy, ['SearchList', 'AdapterDomainName'], 'the DNS policy'),
    ...of(tcpip, ['SearchList'], 'Tcpip'),
  ];
}

/** The same without their places, each once. */
export function windowsSuffixes(windows: WindowsMachine): readonly string[] {
  return unique(windowsSuffixPlaces(windows).map(({ suffix }) => suffix));
}

function searchList(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  return lines.findLast(([word]) => word === 'search' || word === 'domain')?.slice(1) ?? [];
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(maxFileBytes) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function unique(suffixes: readonly string[]): readonly string[] {
  return [...new Set(suffixes.map((suffix) => suffix.toLowerCase().replace(/\.$/, '')))];
}
