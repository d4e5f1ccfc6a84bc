import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { leanHeap } from './lean-heap.ts';

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
  /** Of resident memory: from here on it is worth its CPU to hold less. */
  readonly large: number;
}

/** What an audit takes that is held whole. */
export const usualHeap: HeapSize = { young: 16 * MiB, garbage: 96 * MiB, large: 250e6 };
/** What one takes that is read and held in parts. */
export const smallHeap: HeapSize = { young: 8 * MiB, garbage: 8 * MiB, large: 180e6 };

/** Bytes of resident memory that a second isolate may hold before all are lean. */
const ofThread = 100e6;

let size: HeapSize | undefined;
let isLean = false;
let threadBytes = 0;

/**
 * Keeps the heap of an audit at a size from now on; may be asked for a smaller one later. V8 would let
 * garbage grow with the memory of the machine. Once the process holds much it gets the smallest one
 * there is, `leanHeap()`, which costs each probe up to a third more CPU: a young generation of 1 MB, which all that
 * is in flight fills, so that it is collected ten times as often, and what only just lives grows old in it.
 */
export function steadyHeap(wanted: HeapSize): void {
  if (isLean) return;
  if (size === undefined) {
    const watch = setInterval(() => {
      keep();
      if (isLean) clearInterval(watch);
    }, everyMs);
    watch.unref();
  }
  size = wanted;
  if (youngBytes() > wanted.young) shrinkYoung();
  keep();
}

/**
 * Begins a thread with a young generation of the size that ours may grow to: the flag that keeps ours from growing
 * further is that of all threads, and a new one would stay at 1 MB.
 * @param begin resolves when the thread runs.
 */
export async function withHeapOfItsOwn<T>(begin: () => Promise<T>): Promise<T> {
  if (isLean || size === undefined) return begin();
  // It is made of two halves.
  setFlagsFromString(`--min-semi-space-size=${size.young / 2 / MiB}`);
  try {
    const thread = await begin();
    threadBytes = ofThread;
    return thread;
  } finally {
    setFlagsFromString('--min-semi-space-size=0');
  }
}

/** V8 gives back the pages of its young generation in no other collection than that for want of memory. */
function shrinkYoung(): void {
  setFlagsFromString('--expose-gc');
  const collect: NonNullable<typeof gc> = runInNewContext('gc');
  collect({ type: 'major', flavor: 'last-resort' });
}

/** V8 reads both flags whenever it is about to grow; of garbage it takes a share. */
function keep(): void {
  const { young, garbage, large } = size ?? usualHeap;
  isLean = process.memoryUsage.rss() > large + threadBytes;
  if (isLean) {
    leanHeap();
    return;
  }
  setFlagsFromString(`--semi-space-growth-factor=${youngBytes() < young ? 2 : 1}`);
  const share = (garbage / getHeapStatistics().used_heap_size) * 100;
  const percent = Math.round(Math.min(most, Math.max(fewest, share)));
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}

function youngBytes(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return space?.space_size ?? 0;
}
