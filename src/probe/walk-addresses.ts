import type { ConnectObservation } from '../model/audit/observation.ts';
import { staggerMs } from '../model/audit/walk.ts';
import { type ConnectInput, connect } from '../net/connect.ts';
import type { NetOptions, Unnumbered } from '../net/options.ts';
import { linkedAbort } from '../net/socket/linked-abort.ts';
import type { Tap } from '../net/socket/tap.ts';
import { type Ended, leavePassedBy, type Open } from './leave-passed-by.ts';

/** More addresses of a name than these are not tried. */
const maxAddresses = 8;
/** So many of them are kept for the family that comes second. */
const minOfSecond = 2;
/** So many may be under way beside another one to the same name; each holds a descriptor. */
const maxBeside = 512;
let beside = 0;

type Place = Omit<ConnectInput, 'address'>;

export interface Walking {
  readonly options: NetOptions;
  /** Takes each connection as it ends. */
  readonly note: (observation: Unnumbered<ConnectObservation>) => void;
  /** Takes the connection that was had, before it is noted. */
  readonly closing: { destroy: () => unknown }[];
  /** Takes what may go on when a connection is had; absent: nothing does. */
  readonly inBackground?: ((work: Promise<void>) => void) | undefined;
}

/**
 * Connects to one of a name's addresses as clients do (RFC 8305): the next one is tried when one
 * fails, or 250 ms after the last start, and the first connection wins. In the given order, so that
 * IPv4 goes first: the sensor needs it. Each has its own deadline, and is noted by itself; one
 * that was merely slower than the winner is closed, and not told. Where very many names are silent
 * at once, the next address waits until one fails.
 * @returns undefined where all failed. Rejects only when the signal is aborted.
 */
export async function walkAddresses(
  addresses: readonly string[],
  place: Place,
  walking: Walking,
): Promise<Tap | undefined> {
  const [only, ...others] = new Set(addresses);
  if (only === undefined) return undefined;
  if (others.length > 0) return race(walked([only, ...others]), place, walking);
  const { observation, tap } = await connect({ ...place, address: only }, walking.options);
  if (tap) walking.closing.push(tap);
  walking.note(observation);
  return tap;
}

/** The first eight, and among them two of the second family, where there are so many. */
function walked(addresses: readonly string[]): readonly string[] {
  if (addresses.length <= maxAddresses) return addresses;
  const isSix = (address: string | undefined): boolean => address?.includes(':') ?? false;
  const second = addresses.filter((address) => isSix(address) !== isSix(addresses[0]));
  const first = addresses
    .filter((address) => !second.includes(address))
    .slice(0, maxAddresses - Math.min(second.length, minOfSecond));
  return [...first, ...second.slice(0, maxAddresses - first.length)];
}

async function race(
  addresses: readonly string[],
  place: Place,
  walking: Walking,
): Promise<Tap | undefined> {
  const link = linkedAbort(walking.options.signal);
  // Of several none waits on: the next one is tried when one fails.
  const { patience: _, ...others } = walking.options;
  const options = { ...others, signal: link.signal };
  const open: Open = new Map();
  const waiting = [...addresses];
  let won = false;
  try {
    while (waiting.length + open.size > 0) {
      const address = open.size === 0 || beside < maxBeside ? waiting.shift() : undefined;
      if (address !== undefined) {
        if (open.size > 0) beside += 1;
        const one = connect({ ...place, address }, options);
        open.set(
          address,
          one.then(
            (connected) => ({ address, connected }),
            (cause: unknown) => ({ address, cause }),
          ),
        );
      }
      const first = await firstOf(open, waiting.length > 0 ? staggerMs : undefined);
      if (first === undefined) continue;
      if (first.connected === undefined) throw first.cause;
      open.delete(first.address);
      if (open.size > 0) beside -= 1;
      const { observation, tap } = first.connected;
      if (tap) walking.closing.push(tap);
      walking.note(observation);
      won = tap !== undefined;
      if (won) return tap;
    }
    return undefined;
  } finally {
    beside -= Math.max(0, open.size - 1);
    const { note, inBackground } = walking;
    leavePassedBy(open, {
      port: place.port,
      link,
      note,
      inBackground: won ? inBackground : undefined,
    });
  }
}

/** The first that ends; undefined where none does in so many milliseconds. */
async function firstOf(open: Open, forMs: number | undefined): Promise<Ended | undefined> {
  if (forMs === undefined) return Promise.race(open.values());
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    // What came while the process stood still is heard before the time is up.
    timer = setTimeout(() => setImmediate(resolve, undefined), forMs);
  });
  try {
    return await Promise.race([...open.values(), late]);
  } finally {
    clearTimeout(timer);
  }
}
