import { isIP } from 'node:net';
import type { PacResolver } from './pac-selection.ts';

/**
 * Answers a script's questions for names from a text, so that it can be asked without a network: a
 * name and its addresses a line, in any order (`intranet.example 10.1.2.3`, or as in a hosts file),
 * `#` before a comment, `*.example` for all names below, a name alone for one that has no address.
 * What the text does not hold has none.
 */
export function scriptedNames(text: string): PacResolver {
  const known = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/)) {
    const words = line
      .replace(/#.*$/, '')
      .split(/[\s,;=]+/)
      .filter((word) => word !== '');
    const addresses = words.filter((word) => isIP(word) !== 0);
    for (const name of words.filter((word) => isIP(word) === 0)) {
      const key = name.toLowerCase().replace(/\.$/, '');
      known.set(key, [...(known.get(key) ?? []), ...addresses]);
    }
  }
  return async (name) => {
    const found = known.get(name.replace(/\.$/, '')) ?? wider(name, known);
    if (found === undefined) return { addresses: [], failure: 'not in the file' };
    return found.length > 0 ? { addresses: found } : { addresses: [], failure: 'no address' };
  };
}

function wider(name: string, known: ReadonlyMap<string, string[]>): string[] | undefined {
  const labels = name.split('.');
  for (let i = 1; i < labels.length; i += 1) {
    const found = known.get(`*.${labels.slice(i).join('.')}`);
    if (found) return found;
  }
  return known.get('*');
}
