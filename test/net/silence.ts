import { expect } from 'vitest';

/** A short deadline for tests of silence. */
export const shortMs = 300;

/** Expects a step to have ended at its deadline: not before, and not a second deadline later. */
export function expectAtDeadline(durationMs: number): void {
  expect(durationMs).toBeGreaterThan(shortMs - 10);
  expect(durationMs).toBeLessThan(shortMs * 2 - 10);
}
