import { expect } from 'vitest';
import { heldUpMs } from '../held-up.ts';

/** A short deadline for tests of silence. */
export const shortMs = 300;

/** Expects a step to have ended at its deadline: not before, and not a second deadline later. */
export function expectAtDeadline(durationMs: number): void {
  expect(durationMs).toBeGreaterThan(shortMs - 10);
  expectWithin(durationMs, shortMs * 2 - 10);
}

/** Expects a duration below so many milliseconds, but for the time in which this process got no turn. */
export function expectWithin(durationMs: number, maxMs: number): void {
  expect(durationMs - heldUpMs()).toBeLessThan(maxMs);
}
