import type { LabEvent } from './lab.ts';

// A lab may stand for days.
const mostEvents = 10_000;

/** Notes one event. */
export type LabLog = (event: LabEvent) => void;

/** Keeps the first 10,000 events, oldest first, and drops later ones. */
export function createLog(): { readonly events: readonly LabEvent[]; readonly log: LabLog } {
  const events: LabEvent[] = [];
  return {
    events,
    log: (event) => {
      if (events.length < mostEvents) events.push(event);
    },
  };
}
