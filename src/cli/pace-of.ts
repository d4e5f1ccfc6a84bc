import { usualPerNameServer, usualPerProxy } from '../probe/bounds.ts';
import type { Parsed } from './option.ts';
import { parseCount } from './parse-values.ts';

/** How fast an audit may go. */
export interface Pace {
  readonly concurrency: number;
  readonly perProxy: number;
  readonly perNameServer: number;
  readonly rate?: number;
}

const usualConcurrency = 1000;
const mostConcurrency = 20_000;
const highestRate = 10_000;

/** Reads it from the options. @throws UsageError */
export function paceOf(parsed: Parsed): Pace {
  const most = (name: string, usual: number): number =>
    parseCount(`--${name}`, parsed.one(name) ?? String(usual), mostConcurrency);
  const rate = parsed.one('rate');
  return {
    concurrency: most('concurrency', usualConcurrency),
    perProxy: most('per-proxy', usualPerProxy),
    perNameServer: most('per-name-server', usualPerNameServer),
    ...(rate !== undefined && { rate: parseCount('--rate', rate, highestRate) }),
  };
}
