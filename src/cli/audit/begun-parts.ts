import type { RecordLine } from '../../model/audit/record.ts';

/** Which parts of an audit were begun. */
export interface BegunParts {
  /** Whether the line is of such a part; it is asked of each line of an audit, in order. */
  readonly holds: (line: RecordLine) => boolean;
  /** How many targets the others have, so far. */
  readonly unbegun: () => number;
}

/**
 * Tells what is saved: the lines of a part that was not begun before the signal was aborted are told
 * as not run, and no file holds them, so that the audit goes on with that part and its list.
 */
export function begunParts(signal: AbortSignal): BegunParts {
  let isBegun = true;
  let unbegun = 0;
  return {
    holds: (line) => {
      if (line.type !== 'head') return isBegun;
      const { part, targets } = line.head;
      isBegun = !signal.aborted || (part?.number ?? 1) === 1;
      if (!isBegun) unbegun += targets.length;
      return isBegun;
    },
    unbegun: () => unbegun,
  };
}
