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
  const [, rule = '', only] =
    /^(\[[^\]]*\]|[^:]*|[^:]*:[^:]*:.*?)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  if (only !== undefined && Number(only) !== port) return false;
  const plain = rule
    .replace(/^\[|\]$/g, '')
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');
  if (plain === '') return false;
  return name === plain || (!family && name.endsWith(`.${plain}`));
}

function inNetwork(entry: string, address: string, family: number): boolean {
  const [network = '', bits = ''] = entry.split('/');
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  const most = family === 6 ? 128 : 32;
  if (isIP(network) !== family || !/^\d{1,3}$/.test(bits) || Number(bits) > most) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), kind);
  return list.check(address, kind);
}
