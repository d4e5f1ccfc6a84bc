import type { MessagePort } from 'node:worker_threads';
import type { EntryPointName, PacFailure, PacLookup, PacNameAnswer } from './pac-selection.ts';

/** What the thread of a PAC file is started with. */
export interface PacThreadData {
  readonly script: string;
  readonly own: readonly string[];
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  readonly maxLookups: number;
  /** Whose entry point decides. */
  readonly isWindows: boolean;
  /** Minutes east of UTC; absent: the zone of this machine. */
  readonly utcOffset?: number;
  /** Questions for names go out here and their answers come in. */
  readonly names: MessagePort;
  /** One 32-bit cell: 1 when an answer has come. */
  readonly bell: SharedArrayBuffer;
}

export interface PacQuestion {
  readonly url: string;
  readonly host: string;
  /** Milliseconds since the epoch: what the script's clock shows at the start. */
  readonly now: number;
}

/** `ready` once, when questions can be asked; then one outcome a question. */
export type PacThreadMessage = { readonly ready: true } | { readonly outcome: PacOutcome };

/** What the entry point that does not decide came to. */
export interface PacOtherOutcome {
  readonly entryPoint: EntryPointName;
  readonly answer?: string;
  readonly failure: PacFailure | null;
}

export interface PacOutcome {
  readonly answer?: string;
  readonly entryPoint?: EntryPointName;
  readonly other?: PacOtherOutcome;
  readonly alerts: readonly string[];
  readonly lookups: readonly PacLookup[];
  readonly failure: PacFailure | null;
  /** The script could not be loaded: the same for every URL. */
  readonly unloadable?: true;
  /** The machine was stopped in the middle and cannot go on. */
  readonly broken?: true;
}

export interface PacNameQuestion {
  readonly name: string;
}

export type PacNameReply = PacNameAnswer;
