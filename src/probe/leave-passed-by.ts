import type { ConnectObservation } from '../model/audit/observation.ts';
import type { Connected } from '../net/connect.ts';
import type { Unnumbered } from '../net/options.ts';
import type { LinkedAbort } from '../net/socket/linked-abort.ts';

/** What a connection came to, or why it was given up. */
export interface Ended {
  readonly address: string;
  readonly connected?: Connected;
  readonly cause?: unknown;
}

/** The connections under way, by their address; none of them rejects. */
export type Open = Map<string, Promise<Ended>>;

export interface Leaving {
  readonly port: number;
  /** Gives them up. */
  readonly link: LinkedAbort;
  /** Takes each that failed. */
  readonly note: (observation: Unnumbered<ConnectObservation>) => void;
  /** Takes what goes on; absent: all are given up at once. */
  readonly inBackground: ((work: Promise<void>) => void) | undefined;
}

/** So many may outlast the attempts that passed them by; each holds a descriptor. */
const maxInAll = 512;
/** To one place: all attempts through a proxy meet the same dead address, and a few show it. */
const maxOfOne = 4;

const outlasting = new Map<string, number>();
let count = 0;

/**
 * Leaves the connections that another address of the name was quicker than. Whether one is dead is
 * worth its deadline, and holds up nobody: it goes on beside the attempt, and is told if it fails.
 * One that comes about, and one that is given up, was merely slower, and is closed.
 */
export function leavePassedBy(open: Open, { port, link, note, inBackground }: Leaving): void {
  const places = [...open.keys()].map((address) => `${address} ${port}`);
  const goesOn = inBackground !== undefined && mayOutlast(places);
  if (!goesOn) link.end();
  if (open.size === 0) return;
  if (goesOn) add(places, 1);
  const end = async (one: Promise<Ended>): Promise<void> => {
    const { connected } = await one;
    if (connected?.tap) connected.tap.destroy();
    else if (connected && goesOn) note(connected.observation);
  };
  const work = Promise.all([...open.values()].map(end)).then(() => {
    if (goesOn) add(places, -1);
    link.end();
  });
  if (goesOn) inBackground(work);
}

function mayOutlast(places: readonly string[]): boolean {
  if (places.length === 0 || count + places.length > maxInAll) return false;
  return places.some((place) => (outlasting.get(place) ?? 0) < maxOfOne);
}

function add(places: readonly string[], more: 1 | -1): void {
  count += more * places.length;
  for (const place of places) {
    const next = (outlasting.get(place) ?? 0) + more;
    if (next === 0) outlasting.delete(place);
    else outlasting.set(place, next);
  }
}
