import type { MessagePort } from 'node:worker_threads';
import type { EngineModule } from './engine-module.ts';
import type { EntryPointName, PacFailure, PacLookup, PacNameAnswer } from './pac-selection.ts';

/** What the thread of a PAC file is started with. */
export interface PacThreadData {
  /** By which it knows itself. */
  readonly thread: 'pac';
  readonly script: string;
  readonly own: readonly string[];
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  readonly maxLookups: number;
  /** Whose entry point decides. */
  readonly isWindows: boolean;
  /** Minutes east of UTC; absent: the zone of this machine. */
  readonly utcOffset?: number;
  /** All that it says goes out here, in order, and the answers to its questions for names come in. */
  readonly port: MessagePort;
  /** One 32-bit cell: 1 when an answer has come. */
  readonly bell: SharedArrayBuffer;
}

export interface PacQuestion {
  readonly url: string;
  readonly host: string;
  /** Milliseconds since the epoch: what the script's clock shows at the start; absent: the time at which it starts. */
  readonly now?: number;
}

/** The engine once, compiled beside the start of the thread; then questions, answered in their order. */
export type PacThreadOrder = { readonly engine: EngineModule } | { readonly question: PacQuestion };

/** `ready` once, when questions can be asked; then one outcome a question. */
export type PacThreadMessage =
  | { readonly ready: true }
  | PacNameQuestion
  | { readonly outcome: PacTimedOutcome };

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

export interface PacTimedOutcome extends PacOutcome {
  /** Milliseconds that the question took, waits for names included: neither the start of the thread nor what was asked before is in it. */
  readonly durationMs: number;
}

export interface PacNameQuestion {
  readonly name: string;
}

export type PacNameReply = PacNameAnswer;
