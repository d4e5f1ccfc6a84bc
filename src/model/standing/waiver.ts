import type { FindingKind } from '../finding/finding.ts';

/** What is known not to pass, and counts for nothing until a day. */
export interface Waiver {
  /** A URL of the audit, or a host. */
  readonly target: string;
  /** The name of a route; absent: over each. */
  readonly route?: string;
  /** For one cause alone. */
  readonly kind?: FindingKind;
  /** `2027-01-31`: the last day, UTC. */
  readonly until: string;
  readonly reason: string;
}

/** More than these are a list of their own. */
export const maxWaivers = 1000;

/** Whether a text is a day: `2027-01-31`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
