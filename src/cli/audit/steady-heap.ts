import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { leanHeap } from './lean-heap.ts';

const MiB = 1024 * 1024;
// V8 seldom grows twice in so short a time.
const everyMs = 20;
/** A collection for want of memory takes some 40 ms, of much that lives ten times as long. */
const seldomMs = 2000;
/** Of what is large: a collection after which more is held gave back too little to be worth its time again. */
const worthIt = 0.97;
/** Percent of what lives, before its garbage is collected. */
const [fewest, most] = [10, 200];

/** Bytes. */
export interface HeapSize {
  /** The young generation may grow to so much. */
  readonly young: number;
  /** So much garbage may lie beside what lives in the old one. */
  readonly garbage: number;
  /** Of resident memory: here it gives back what it can, and where that is little, it is worth its CPU to hold less. */
  readonly large: number;
}

/** What an audit takes that is held whole. */
export const usualHeap: HeapSize = { young: 16 * MiB, garbage: 96 * MiB, large: 250e6 };
/** What one takes that is read and held in parts. */
export const smallHeap: HeapSize = { young: 8 * MiB, garbage: 8 * MiB, large: 172e6 };

/** Bytes of resident memory that a second isolate may hold before all are lean. */
const ofThread = 100e6;

let size: HeapSize | undefined;
/** The young generation has come to its size, and what it holds beyond that is for a moment. */
let isGrown = false;
let isLean = false;
let gaveBackAt = Number.NEGATIVE_INFINITY;
let threadBytes = 0;

/**
 * Keeps the heap of an audit at a size from now on; may be asked for a smaller one later. V8 would let
 * garbage grow with the memory of the machine. Once the process holds much, and can give little of it back, it gets the smallest one
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
  isGrown &&= size === wanted;
  size = wanted;
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

/** V8 doubles it where much of it lives on, and may do so again before the next look: then it begins anew. */
function growYoung(young: number): void {
  if (youngBytes() > young) giveBack();
  isGrown = youngBytes() > young / 2;
  setFlagsFromString(`--semi-space-growth-factor=${isGrown ? 1 : 2}`);
}

function isBeyond(share: number): boolean {
  return process.memoryUsage.rss() > share * ((size ?? usualHeap).large + threadBytes);
}

/**
 * What V8 took once it keeps for later: the most that it ever held, of the code that it compiles at once in the first
 * seconds, and of each part that was judged. Mostly one collection gives much of that back; false where it did not, or was asked for just now.
 */
function gaveBack(): boolean {
  const now = performance.now();
  if (now - gaveBackAt < seldomMs) return false;
  gaveBackAt = now;
  giveBack();
  isGrown = false;
  return !isBeyond(worthIt);
}

/** V8 gives back pages, of its young generation above all, in no other collection than that for want of memory. */
function giveBack(): void {
  setFlagsFromString('--expose-gc');
  const collect: NonNullable<typeof gc> = runInNewContext('gc');
  collect({ type: 'major', flavor: 'last-resort' });
}

/** V8 reads both flags whenever it is about to grow; of garbage it takes a share. */
function keep(): void {
  const { young, garbage } = size ?? usualHeap;
  if (isBeyond(1) && !gaveBack()) {
    isLean = true;
    leanHeap();
    return;
  }
  if (!isGrown) growYoung(young);
  const share = (garbage / getHeapStatistics().used_heap_size) * 100;
  const percent = Math.round(Math.min(most, Math.max(fewest, share)));
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}

function youngBytes(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return space?.space_size ?? 0;
}
