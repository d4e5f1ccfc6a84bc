import { isIP } from 'node:net';

/** Whose grammar a bypass list follows. */
export type BypassGrammar = 'winhttp' | 'wininet';

const mostEntries = 1000;

/**
 * A bypass list of Windows in the grammar of `NO_PROXY`, as far as that can say it: names,
 * `*.name`, `*`, addresses, and for WinINET leading octets such as `10.*`. Left out are `<local>`
 * (names without a period, of which no audit has any), `<-loopback>`, other wildcards, and entries
 * with a scheme. `NO_PROXY` is the wider of the two: a name there stands for all below it as well.
 */
export function bypassEntries(list: string, grammar: BypassGrammar): readonly string[] {
  return list
    .split(/[;\s]+/, mostEntries)
    .flatMap((entry) => entryOf(entry.toLowerCase(), grammar) ?? []);
}

function entryOf(entry: string, grammar: BypassGrammar): string | undefined {
  if (entry === '*' || isIP(entry) !== 0) return entry;
  if (grammar === 'wininet') {
    const network = networkOf(entry);
    if (network !== undefined) return network;
  }
  return /^(?:\*\.)?[a-z0-9_](?:[a-z0-9_.-]{0,252})(?::\d{1,5})?$/.test(entry) ? entry : undefined;
}

/** `10.*`, `10.*.*.*` and `192.168.*` as networks; a wildcard inside an octet is none. */
function networkOf(entry: string): string | undefined {
  const [, start] = /^((?:\d{1,3}\.){1,3})(?:\*\.){0,2}\*$/.exec(entry) ?? [];
  if (start === undefined) return undefined;
  const octets = start.slice(0, -1).split('.');
  const address = [...octets, '0', '0', '0'].slice(0, 4).join('.');
  return isIP(address) === 4 ? `${address}/${octets.length * 8}` : undefined;
}
