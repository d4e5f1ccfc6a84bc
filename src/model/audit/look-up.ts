import type { FailureCode } from '../finding/failure.ts';

/** A second answer to one and the same query, with another content than the first. */
export interface LaterAnswer {
  /** Milliseconds from the start of the step. */
  readonly afterMs: number;
  readonly responseCode?: string;
  readonly addresses: readonly string[];
}

/** A name server that was asked before another one answered, and was of no use. */
export interface Unanswered {
  /** `address:port`. */
  readonly server: string;
  /** `timeout`, what ICMP said, or `dns-refused` and `dns-failure`: it spoke, and did not answer. */
  readonly code: FailureCode;
  readonly queries: number;
}

/** What getaddrinfo says of a name, and where it has it from. */
export interface SystemOpinion {
  readonly addresses: readonly string[];
  readonly failure?: string;
  /** The hosts file that says so, and its line, from 1. */
  readonly file?: string;
  readonly line?: number;
  /** The name that was found in the place of the one asked: by a search list. */
  readonly foundAs?: string;
}
