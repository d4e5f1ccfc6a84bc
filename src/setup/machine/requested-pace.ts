import { defaultPerNameServer, defaultPerProxy } from '../../probe/bounds.ts';
import type { PaceRequest } from '../request/audit-request.ts';

/** How fast an audit may go. */
export interface Pace {
  readonly concurrency: number;
  readonly perProxy: number;
  readonly perNameServer: number;
  readonly rate?: number;
}

/** What a pace may be, and is where nothing else is said. */
export const defaultConcurrency = 1000;
export const maxConcurrency = 20_000;
export const maxRate = 10_000;

/** The pace of a request. */
export function requestedPace({
  concurrency = defaultConcurrency,
  perProxy = defaultPerProxy,
  perNameServer = defaultPerNameServer,
  rate,
}: PaceRequest): Pace {
  return { concurrency, perProxy, perNameServer, ...(rate !== undefined && { rate }) };
}
