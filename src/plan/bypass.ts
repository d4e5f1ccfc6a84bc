import { BlockList, isIP } from 'node:net';

export interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Whether a host is on a list of those that go direct, in the grammar of `NO_PROXY` as curl reads
 * it: `*` is everything; a name stands for itself and all below it, with or without a leading dot
 * or `*.`; an address may carry a prefix length; a port narrows an entry.
 */
export function bypasses(entries: readonly string[], { host, port }: Place): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return entries.some((entry) => matches(entry.trim().toLowerCase(), name, port));
}

function matches(entry: string, name: string, port: number): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  const family = isIP(name);
  if (family && entry.includes('/')) return inNetwork(entry, name, family);
  const { rule, only } = partsOf(entry);
  if (only !== undefined && only !== port) return false;
  if (family) return isIP(rule) === family && (rule === name || inNetwork(rule, name, family));
  const plain = rule.replace(/^\*?\./, '').replace(/\.$/, '');
  return plain !== '' && (name === plain || name.endsWith(`.${plain}`));
}

/** `[::1]:443` has a port, and so has `name:443`; the last group of `::1:443` is none. */
function partsOf(entry: string): { readonly rule: string; readonly only?: number } {
  if (isIP(entry)) return { rule: entry };
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const rule = bracketed ?? plain ?? '';
  return port === undefined ? { rule } : { rule, only: Number(port) };
}

/** An address alone is a network of one: IPv6 has many spellings of the same. */
function inNetwork(entry: string, address: string, family: number): boolean {
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  const most = family === 6 ? 128 : 32;
  const [network = '', bits = String(most), more] = entry.split('/');
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (more !== undefined || isIP(network) !== family || !(length <= most)) return false;
  const list = new BlockList();
  list.addSubnet(network, length, kind);
  return list.check(address, kind);
}
