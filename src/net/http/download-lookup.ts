import { isIP, type LookupFunction } from 'node:net';
import type { FailureCode } from '../../model/finding/failure.ts';
import { askSystem } from '../system/system-resolver.ts';

export interface DownloadNames {
  readonly addresses: readonly string[];
  readonly failure?: string;
}

/** How names are looked up for a download. */
export interface DownloadLookup {
  readonly signal: AbortSignal;
  /** Names, where the way is direct; default: the system's resolver. */
  readonly lookup?: (name: string, signal: AbortSignal) => Promise<DownloadNames>;
}

/** Why a download failed before there was a connection. */
export class DownloadError extends Error {
  readonly reason: FailureCode;
  constructor(reason: FailureCode, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Never as long as this: the download's own deadline comes first. */
const lookUpMs = 60_000;

/**
 * Looks names up for Node's own connections: as the caller of the download does, or by the system
 * where it can be left, so that a dead name server does not hold up the process's end.
 */
export function lookupFor({ lookup, signal }: DownloadLookup): LookupFunction {
  return (name, options, done) => {
    const asked = lookup
      ? lookup(name, signal)
      : askSystem(name, { timeoutMs: lookUpMs, signal }).then(({ addresses, failure }) => ({
          addresses,
          ...(failure && { failure: failure.detail }),
        }));
    asked.then(
      ({ addresses, failure = `no address: ${name}` }) => {
        if (addresses.length > 0) fixedLookup(addresses)(name, options, done);
        else done(new DownloadError('name-not-found', failure), []);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}

/** Gives these addresses for whatever name; at least one. */
export function fixedLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all: wantsAll }, done) => {
    const [first = { address: '', family: 4 }] = all;
    if (wantsAll) done(null, all);
    else done(null, first.address, first.family);
  };
}
