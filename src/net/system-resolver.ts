import { lookup } from 'node:dns';
import type { Failure, FailureCode } from '../model/failure.ts';
import { errorCode, errorText, failure } from './failure-of.ts';
import { settle } from './settle.ts';

export interface SystemAnswer {
  /** IPv4 first. */
  readonly addresses: readonly string[];
  readonly failure: Failure | null;
}

export interface SystemOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

// getaddrinfo tells little: ENOTFOUND stands for NXDOMAIN, for no address and for REFUSED alike.
const codes: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'no-address',
  EAI_NODATA: 'no-address',
  EAI_AGAIN: 'dns-failure',
  EAI_FAIL: 'dns-failure',
};

/**
 * Asks getaddrinfo, as programs on this machine do: hosts file, search list, and whatever else
 * the system asks. It runs on a thread that cannot be stopped; the deadline only ends the wait.
 */
export function askSystem(
  name: string,
  { timeoutMs, signal }: SystemOptions,
): Promise<SystemAnswer> {
  return settle<SystemAnswer>(
    (done) => {
      lookup(name, { all: true, order: 'ipv4first' }, (error, found) => {
        if (error) done({ addresses: [], failure: systemFailure(error) });
        else done({ addresses: found.map(({ address }) => address), failure: null });
      });
      return () => {};
    },
    {
      timeoutMs,
      signal,
      onTimeout: () => ({ addresses: [], failure: failure('timeout', 'no answer') }),
    },
  );
}

function systemFailure(error: unknown): Failure {
  return failure(codes[errorCode(error)] ?? 'dns-error', errorText(error));
}
