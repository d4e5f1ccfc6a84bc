import type { ProxyKind } from '../../model/route/route.ts';

/** `pac-error`: it threw, does not parse, has no entry point, or answered with something else. */
export type PacFailureCode =
  | 'pac-error'
  | 'pac-timeout'
  | 'pac-memory'
  | 'pac-too-large'
  | 'pac-not-a-script';

/** `detail` is raw text of the cause, at most 300 characters. */
export interface PacFailure {
  readonly code: PacFailureCode;
  readonly detail: string;
  /** Where in the script, counted from 1. */
  readonly line?: number;
}

/** One way out, as a PAC file names it. */
export type PacEntry =
  | { readonly kind: 'direct' }
  | { readonly kind: ProxyKind; readonly host: string; readonly port: number };

/** One name that a script asked for. */
export interface PacLookup {
  readonly name: string;
  readonly addresses?: readonly string[];
  readonly failure?: string;
}

export const entryPoints = ['FindProxyForURL', 'FindProxyForURLEx'] as const;
export type EntryPointName = (typeof entryPoints)[number];

/** What the entry point that does not decide says about one URL. */
export interface PacOtherAnswer {
  readonly entryPoint: EntryPointName;
  readonly answer?: string;
  readonly entries: readonly PacEntry[];
  /** Also where the script has no such entry point, and who calls it gets nothing. */
  readonly failure: PacFailure | null;
}

/** What a PAC file says about one URL. */
export interface PacSelection {
  /** As given to the script. */
  readonly url: string;
  /** Which one decided; absent where none was called. */
  readonly entryPoint?: EntryPointName;
  /** Where the script has Microsoft's entry point: what the other callers get. */
  readonly other?: PacOtherAnswer;
  /** The text as the script gave it, at most 64 KiB. */
  readonly answer?: string;
  /** In the order of the answer; none where there is a failure. */
  readonly entries: readonly PacEntry[];
  /** Parts of the answer that name no way out. */
  readonly ignored?: readonly string[];
  readonly alerts?: readonly string[];
  readonly lookups?: readonly PacLookup[];
  /** Milliseconds with three decimals, the wait for names included, the queue not. */
  readonly durationMs: number;
  readonly failure: PacFailure | null;
}

/** Asks for a name's addresses, IPv4 and IPv6. Rejects never but for its signal. */
export type PacResolver = (name: string, signal: AbortSignal) => Promise<PacNameAnswer>;

export interface PacNameAnswer {
  readonly addresses: readonly string[];
  readonly failure?: string;
}
