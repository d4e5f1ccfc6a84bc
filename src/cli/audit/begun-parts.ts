import type { RecordLine } from '../../model/audit/record.ts';

/** Which parts of an audit were begun. */
export interface BegunParts {
  /** To be told of each part that was begun, but for the first, before its lines. */
  readonly begins: (part: number) => void;
  /** Whether the line is of such a part; it is asked of each line of an audit, in order. */
  readonly holds: (line: RecordLine) => boolean;
  /** How many targets the others have, so far. */
  readonly unbegun: () => number;
}

/**
 * Tells what is saved: the lines of a part that was not begun before the audit was cut short are told
 * as not run, and no file holds them, so that the audit goes on with that part and its list.
 */
export function begunParts(): BegunParts {
  const begun = new Set([1]);
  let isBegun = true;
  let unbegun = 0;
  return {
    begins: (part) => begun.add(part),
    holds: (line) => {
      if (line.type !== 'head') return isBegun;
      const { part, targets } = line.head;
      isBegun = begun.has(part?.number ?? 1);
      if (!isBegun) unbegun += targets.length;
      return isBegun;
    },
    unbegun: () => unbegun,
  };
}
