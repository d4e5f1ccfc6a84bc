/** Something that happened in a lab. */
export type LabEvent =
  | { readonly kind: 'query'; readonly name: string; readonly type: string; readonly over: Over }
  | { readonly kind: 'fault'; readonly host: string; readonly port: number; readonly via: string }
  | {
      readonly kind: 'request';
      readonly host: string;
      readonly method: string;
      readonly path: string;
    }
  | {
      readonly kind: 'proxy';
      readonly proxy: string;
      readonly target: string;
      readonly passed: boolean;
    };

export type Over = 'udp' | 'tcp';

// A lab may stand for days.
const maxEvents = 10_000;

/** Notes one event. */
export type LabLog = (event: LabEvent) => void;

/** Keeps the first 10,000 events, oldest first, and drops later ones. */
export function createLog(): { readonly events: readonly LabEvent[]; readonly log: LabLog } {
  const events: LabEvent[] = [];
  return {
    events,
    log: (event) => {
      if (events.length < maxEvents) events.push(event);
    },
  };
}
