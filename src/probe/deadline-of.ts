import type { Attempt } from '../model/audit/attempt.ts';

/** Nobody is waited for at an address of nobody's, but a device that is near. */
const nearMs = 1000;

/**
 * How long each step of an attempt may take, milliseconds: as long as the audit allows, unless the
 * attempt says otherwise.
 */
export function deadlineOf({ control, timeoutMs }: Attempt, defaultMs: number): number {
  if (control === 'unused-address') return Math.min(defaultMs, nearMs);
  return timeoutMs ?? defaultMs;
}
