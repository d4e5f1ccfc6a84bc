import { isIP } from 'node:net';
import type { RuleEntry } from '../model/rules/rule-entry.ts';

/** Entries with the addresses that are known of their names, sorted; those of which none is known as they are. */
export function withAddresses(
  entries: readonly RuleEntry[],
  resolved: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly RuleEntry[] {
  return entries.map((entry) => {
    const { host, names } = entry;
    const known = [host, ...names].flatMap((name) =>
      isIP(name) === 0 ? (resolved.get(name) ?? []) : [name],
    );
    const addresses = [...new Set(known.filter((address) => isIP(address) !== 0))].sort();
    return addresses.length === 0 ? entry : { ...entry, addresses };
  });
}
