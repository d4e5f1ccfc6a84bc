import type { Way } from '../../../model/route/route.ts';
import type { ShownPacRemarkKind } from '../../words/pac-remark-words.ts';

/** What `netready pac` shows: a PAC file, what it answered, and what is worth knowing about it. */
export interface ShownPac {
  /** As it was asked for, without a login. */
  readonly source: string;
  /** Where it was found, where that is another URL. */
  readonly finalUrl?: string;
  readonly contentType?: string;
  /** Of the bytes, lower-case hexadecimal. */
  readonly sha256?: string;
  readonly bytes: number;
  readonly answers: readonly ShownPacAnswer[];
  readonly remarks: readonly ShownPacRemark[];
  /** Address ranges that the script names, with what it answers to a client in each; absent: none. */
  readonly ranges?: readonly ShownPacRange[];
  /** Patterns of the list of which no name is known that could be asked; absent where none. */
  readonly notAsked?: readonly string[];
}

export interface ShownPacAnswer {
  /** As the script was given it. */
  readonly url: string;
  /** The entry point that decided; absent where none was called. */
  readonly entryPoint?: string;
  /** Where the script has Microsoft's entry point: what the other callers get. */
  readonly other?: ShownPacOther;
  /** Raw text; absent where there was none. */
  readonly answer?: string;
  readonly entries: readonly Way[];
  /** Parts that name no way. */
  readonly ignored?: readonly string[];
  readonly alerts?: readonly string[];
  readonly lookups?: readonly ShownPacLookup[];
  readonly durationMs: number;
  readonly failure: ShownPacFailure | null;
}

export interface ShownPacRange {
  readonly range: string;
  /** Counted from 1. */
  readonly line: number;
  /** The client's own address that the answers are for. */
  readonly as: string;
  /** Where it is answered otherwise than as shown above. */
  readonly changed: readonly { readonly url: string; readonly answer: string }[];
}

export interface ShownPacOther {
  readonly entryPoint: string;
  readonly answer?: string;
  readonly entries: readonly Way[];
  readonly failure: ShownPacFailure | null;
}

interface ShownPacLookup {
  readonly name: string;
  readonly addresses?: readonly string[];
  readonly failure?: string;
}

export interface ShownPacFailure {
  readonly code: ShownPacFailureCode;
  readonly detail: string;
  /** Where in the script, counted from 1. */
  readonly line?: number;
}

export type ShownPacFailureCode =
  | 'pac-error'
  | 'pac-timeout'
  | 'pac-memory'
  | 'pac-too-large'
  | 'pac-not-a-script';

export interface ShownPacRemark {
  readonly kind: ShownPacRemarkKind;
  /** Counted from 1; absent for a remark about the answers. */
  readonly line?: number;
  readonly detail: string;
}
