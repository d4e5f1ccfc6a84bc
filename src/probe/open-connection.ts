import { isIP } from 'node:net';
import type { Attempt } from '../model/attempt.ts';
import type { Observation, ResolveObservation } from '../model/observation.ts';
import { connect, mapConnection } from '../net/connect.ts';
import { type Listening, listenOn } from '../net/listen-on.ts';
import type { NetOptions, Unnumbered } from '../net/options.ts';
import { resolve } from '../net/resolve.ts';
import type { Tap } from '../net/tap.ts';

/** Takes the observation of a step of one request. */
export type StepNote = (observation: Unnumbered<Observation>) => void;

const informationMs = 1000;
const listenMs = 250;

export interface Opening {
  readonly note: StepNote;
  /** Takes what must be closed when the request is over. */
  readonly closing: { destroy: () => unknown }[];
  /** Takes what may go on when the request is over; absent: nothing does. */
  readonly aside?: ((work: Promise<void>) => void) | undefined;
}

/**
 * The first two steps of a request: the address of the proxy's name, or of the target's own, and
 * one connection to it. Undefined where either failed.
 */
export async function openConnection(
  attempt: Attempt,
  options: NetOptions,
  opening: Opening,
): Promise<Tap | undefined> {
  const { proxy } = attempt;
  const { note, closing } = opening;
  const role = proxy ? 'proxy' : 'target';
  const { host, port } = proxy ?? attempt;
  const given = proxy ? undefined : attempt.address;
  const found: Found = given
    ? { address: given }
    : await addressOf({ host, port, role }, options, opening);
  if (found.address === undefined) return undefined;
  const { observation, tap } = await connect({ host, address: found.address, port, role }, options);
  if (tap) closing.push({ destroy: () => found.listening?.end() }, tap);
  note(observation);
  return tap;
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly role: 'target' | 'proxy';
}

interface Found {
  readonly address?: string | undefined;
  readonly listening?: Listening | undefined;
}

/** An address needs no look-up, and neither does a name that `--connect-to` sends elsewhere. */
async function addressOf(
  { host, port, role }: Place,
  options: NetOptions,
  { note, aside }: Opening,
): Promise<Found> {
  if (isIP(host)) return { address: host };
  const mapped = mapConnection(
    [host],
    port,
    options.connectTo.filter(({ addressOnly }) => !addressOnly),
  );
  if (mapped) return mapped;
  const { signal } = options;
  const listening = aside && role === 'target' ? listenOn({ forMs: listenMs, signal }) : undefined;
  const question = { name: host, port, role, ...(listening && { listening }) };
  const resolved = await resolve(question, options);
  note(resolved);
  if (listening) aside?.(tellAgain(resolved, { listening, note, signal }));
  if (resolved.failure) return {};
  return { address: resolved.addresses[0]?.address, listening };
}

interface Telling {
  readonly listening: Listening;
  readonly note: StepNote;
  readonly signal: AbortSignal;
}

/**
 * The look-up once more, with the second answer to its query, where one comes. The request is not
 * held up: a listening ends with it, and without a connection when its time is over.
 */
async function tellAgain(
  resolved: Unnumbered<ResolveObservation>,
  { listening, note, signal }: Telling,
): Promise<void> {
  const laterAnswer = await listening.outcome();
  if (laterAnswer && !signal.aborted) note({ ...resolved, role: 'information', laterAnswer });
}

export interface Information {
  readonly note: StepNote;
  readonly signal: AbortSignal;
}

/**
 * Behind an explicit proxy the local resolver is not on the path: what it says is for the reader.
 * Nobody waits for it; where the attempt ends first, it is dropped.
 */
export function lookUpForInformation(
  { host, port }: Attempt,
  options: NetOptions,
  { note, signal }: Information,
): void {
  // A getaddrinfo cannot be stopped, and would hold up the process's end.
  if (isIP(host) || options.nameServers.length === 0) return;
  const timeoutMs = Math.min(informationMs, options.timeoutMs);
  resolve(
    { name: host, port, role: 'information' },
    { ...options, timeoutMs, signal, systemOpinion: false },
  )
    .then((observation) => {
      if (!signal.aborted) note(observation);
    })
    .catch(() => {});
}
