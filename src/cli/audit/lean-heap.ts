import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap of this process small from now on. V8 lets garbage grow with the memory of the
 * machine, so that 20,000 targets that fit into 100 MB took 450. The young generation stays at the
 * size it has, and the old one is collected at a tenth above what lived the last time, for about a
 * third more CPU. V8 reads these flags whenever it is about to grow.
 */
export function leanHeap(): void {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=10');
}

/**
 * The same, but no sooner than this process holds much, for who works long and mostly holds little:
 * probing makes garbage all the time, which a young generation of 1 MB has collected a hundred times
 * as often as one that may grow. Until then it grows to a few MB, and the old one by a quarter.
 */
export function leanHeapWhenLarge(): void {
  // Whoever read a large list before that kept the heap lean for it.
  setFlagsFromString('--no-optimize-for-size');
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--heap-growing-percent=25');
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > largeBytes) {
      leanHeap();
      clearInterval(watch);
    } else if (youngBytes() >= maxYoungBytes) setFlagsFromString('--semi-space-growth-factor=1');
  }, lookMs);
  watch.unref();
}

const largeBytes = 150e6;
const maxYoungBytes = 4e6;
const lookMs = 50;

function youngBytes(): number {
  const spaces = getHeapSpaceStatistics();
  return spaces.find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}
