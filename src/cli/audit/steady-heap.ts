import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MiB = 1024 * 1024;
const everyMs = 100;
/** Percent of what lives, before its garbage is collected. */
const [fewest, most] = [10, 200];

/** Bytes. */
export interface HeapSize {
  /** The young generation may grow to so much. */
  readonly young: number;
  /** So much garbage may lie beside what lives in the old one. */
  readonly garbage: number;
}

/** What an audit takes that is held whole: the young generation that Node's own start needed. */
export const usualHeap: HeapSize = { young: 0, garbage: 16 * MiB };
/** What one takes that is read and held in parts. */
export const smallHeap: HeapSize = { young: 8 * MiB, garbage: 8 * MiB };

let size: HeapSize | undefined;

/**
 * Keeps the heap of an audit at a size from now on; may be asked for a smaller one later. V8 would let
 * garbage grow with the memory of the machine. `leanHeap()` takes no more than this does for an audit in parts, and
 * cost each probe a third more CPU: its `--optimize-for-size` keeps the young generation at 1 MB, which all that is
 * in flight fills, so that it is collected four times as often, and what only just lives grows old in it.
 */
export function steadyHeap(wanted: HeapSize): void {
  if (size === undefined) setInterval(keep, everyMs).unref();
  size = wanted;
  if (wanted.young > 0) shrinkYoung();
  keep();
}

/** V8 gives back the pages of its young generation in no other collection than that for want of memory. */
function shrinkYoung(): void {
  setFlagsFromString('--expose-gc');
  const collect: NonNullable<typeof gc> = runInNewContext('gc');
  collect({ type: 'major', flavor: 'last-resort' });
}

/** V8 reads both flags whenever it is about to grow; of garbage it takes a share. */
function keep(): void {
  const { young, garbage } = size ?? usualHeap;
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  const isGrown = (space?.space_size ?? 0) >= young;
  setFlagsFromString(`--semi-space-growth-factor=${isGrown ? 1 : 2}`);
  const share = (garbage / getHeapStatistics().used_heap_size) * 100;
  const percent = Math.round(Math.min(most, Math.max(fewest, share)));
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
