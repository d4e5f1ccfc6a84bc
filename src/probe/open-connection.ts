import { isIP } from 'node:net';
import type { Attempt } from '../model/attempt.ts';
import type { Observation } from '../model/observation.ts';
import { connect, mapConnection } from '../net/connect.ts';
import type { NetOptions, Unnumbered } from '../net/options.ts';
import { resolve } from '../net/resolve.ts';
import type { Tap } from '../net/tap.ts';

/** Takes the observation of a step of one request. */
export type StepNote = (observation: Unnumbered<Observation>) => void;

const informationMs = 1000;

export interface Opening {
  readonly note: StepNote;
  /** Takes what must be closed when the request is over. */
  readonly closing: { destroy: () => unknown }[];
}

/**
 * The first two steps of a request: the address of the proxy's name, or of the target's own, and
 * one connection to it. Undefined where either failed.
 */
export async function openConnection(
  attempt: Attempt,
  options: NetOptions,
  { note, closing }: Opening,
): Promise<Tap | undefined> {
  const { proxy } = attempt;
  const role = proxy ? 'proxy' : 'target';
  const { host, port } = proxy ?? attempt;
  const address =
    (proxy ? undefined : attempt.address) ?? (await addressOf({ host, port, role }, options, note));
  if (address === undefined) return undefined;
  const { observation, tap } = await connect({ host, address, port, role }, options);
  if (tap) closing.push(tap);
  note(observation);
  return tap;
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly role: 'target' | 'proxy';
}

/** An address needs no look-up, and neither does a name that `--connect-to` sends elsewhere. */
async function addressOf(
  { host, port, role }: Place,
  options: NetOptions,
  note: StepNote,
): Promise<string | undefined> {
  if (isIP(host)) return host;
  const mapped = mapConnection(
    [host],
    port,
    options.connectTo.filter(({ addressOnly }) => !addressOnly),
  );
  if (mapped) return mapped.address;
  const resolved = await resolve({ name: host, port, role }, options);
  note(resolved);
  return resolved.failure ? undefined : resolved.addresses[0]?.address;
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
