import type { Attempt } from './attempt.ts';
import type { Certificate, Observation } from './observation.ts';
import type { AuditHead } from './report.ts';

/** How steps are taken, so that an audit that was cut short goes on in the same way. */
export interface SavedCommand {
  /** Words of its command line, one for each option: `--timeout=2s`. None holds a credential. */
  readonly words: readonly string[];
  /** The folder in which files were named. */
  readonly folder: string;
  /** Of an audit in parts: where the targets are that no part holds yet. */
  readonly list?: SavedList;
}

/** A list that is not held whole, to be read again. */
export interface SavedList {
  /** Its whole path. */
  readonly file: string;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** What of it was chosen, as words of the command line: `--os=linux`. */
  readonly words: readonly string[];
}

/**
 * One line of a saved audit (`--save`). The head comes first; an attempt before its observations;
 * a certificate before the first observation that names it; `finished` when an attempt came to its
 * end; `end` last, and absent where the audit was killed. `resumed` stands where an audit that had
 * been cut short went on: attempts without `finished` before it count for nothing, and are
 * announced again if they are made again.
 */
export type RecordLine =
  | {
      readonly type: 'head';
      readonly head: AuditHead;
      readonly command?: SavedCommand;
    }
  | { readonly type: 'attempt'; readonly attempt: Attempt }
  | { readonly type: 'certificate'; readonly certificate: Certificate }
  | { readonly type: 'observation'; readonly observation: Observation }
  | { readonly type: 'finished'; readonly attempt: string }
  | { readonly type: 'end'; readonly finishedAt: string }
  | { readonly type: 'resumed'; readonly resumedAt: string };
