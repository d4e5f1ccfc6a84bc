import type { RecordLine } from '../model/record.ts';

/**
 * Whether a line is saved: those of a part that was not begun before the signal was aborted are
 * told as not run, and no file holds them, so that the audit goes on with that part and its list.
 * @returns a function that is asked of each line of an audit, in order.
 */
export function begunParts(signal: AbortSignal): (line: RecordLine) => boolean {
  let isBegun = true;
  return (line) => {
    if (line.type === 'head') isBegun = !signal.aborted || (line.head.part?.number ?? 1) === 1;
    return isBegun;
  };
}
