import { isIP, isIPv4 } from 'node:net';

/** An address range that a script names, and an address in it. */
export interface NamedRange {
  /** `10.172.0.0/16`. */
  readonly range: string;
  /** Where it stands first, counted from 1. */
  readonly line: number;
  /** A host's address within. */
  readonly address: string;
}

const most = 32;

/**
 * The address ranges in the calls of `isInNet` and `isInNetEx`, each once, in the order of the
 * script: the branches that it may tell apart. Read by their words: what a script computes is not
 * seen, and whether a range is held against the client's own address is not known.
 */
export function namedRanges(script: string): NamedRange[] {
  const found = new Map<string, NamedRange>();
  for (const match of script.matchAll(calls)) {
    const [, base = '', mask, prefix] = match;
    const range = mask === undefined ? prefix : `${base}/${bitsOf(mask)}`;
    const address = range && addressIn(range);
    if (!range || !address || found.has(range) || found.size >= most) continue;
    const line = script.slice(0, match.index).split('\n').length;
    found.set(range, { range, line, address });
  }
  return [...found.values()];
}

const quotedText = `['"]([0-9a-fA-F.:/]{2,60})['"]`;
const calls = new RegExp(
  `\\bisInNet\\s*\\([^;{}]{1,200}?,\\s*${quotedText}\\s*,\\s*${quotedText}\\s*\\)|\\bisInNetEx\\s*\\([^;{}]{1,200}?,\\s*${quotedText}\\s*\\)`,
  'g',
);

/** How many bits a mask has; NaN for what is none. */
function bitsOf(mask: string): number {
  if (!isIPv4(mask)) return Number.NaN;
  const bits = mask
    .split('.')
    .map((byte) => Number(byte).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.replace(/0/g, '').length : Number.NaN;
}

/** The first host's address behind the network's own. */
function addressIn(range: string): string | undefined {
  const [base = '', digits = ''] = range.split('/');
  const bits = Number(digits);
  if (!/^\d{1,3}$/.test(digits)) return undefined;
  if (isIPv4(base)) {
    const bytes = base.split('.').map(Number);
    const last = bytes.pop() ?? 0;
    return bits > 32 ? undefined : [...bytes, bits < 31 ? last | 1 : last].join('.');
  }
  const full = base.includes('::') ? base : `${base.replace(/:+$/, '')}::`;
  const host = full.endsWith('::') ? `${full}1` : full;
  return bits <= 128 && isIP(host) === 6 ? host : undefined;
}
