import { isIP } from 'node:net';
import { bogonOf } from '../model/address/special-networks.ts';
import type { Attempt } from '../model/audit/attempt.ts';
import type { Observation, ResolveObservation } from '../model/audit/observation.ts';
import { mapConnection } from '../net/connect.ts';
import { type AnswerWatch, watchForSecondAnswer } from '../net/dns/watch-for-second-answer.ts';
import type { NetOptions, Unnumbered } from '../net/options.ts';
import { linkedAbort } from '../net/socket/linked-abort.ts';
import type { Tap } from '../net/socket/tap.ts';
import type { Bounds } from './bounds.ts';
import { resolveInPlace } from './in-place.ts';
import { walkAddresses } from './walk-addresses.ts';

/** Takes the observation of a step of one request. */
export type StepNote = (observation: Unnumbered<Observation>) => void;

const informationMs = 1000;
const watchMs = 250;

export interface Opening {
  readonly note: StepNote;
  readonly bounds: Bounds;
  /** Takes what must be closed when the request is over. */
  readonly closing: { destroy: () => unknown }[];
  /** Takes what may go on when the request is over; absent: nothing does. */
  readonly inBackground?: ((work: Promise<void>) => void) | undefined;
}

/**
 * The first two steps of a request: the addresses of the proxy's name, or of the target's own, and
 * a connection to one of them. Undefined where either failed.
 */
export async function openConnection(
  attempt: Attempt,
  given: NetOptions,
  opening: Opening,
): Promise<Tap | undefined> {
  const { proxy } = attempt;
  const connectTo = given.connectTo.filter(({ targetsOnly }) => !(proxy && targetsOnly));
  const options = { ...given, connectTo };
  const { note, closing } = opening;
  const role = proxy ? 'proxy' : 'target';
  const { host, port } = proxy ?? attempt;
  const address = proxy ? undefined : attempt.address;
  // What a certificate names may lie inside, and is none of ours to ask.
  const isOutside = attempt.purpose === 'issuer' && !proxy;
  const place = { host, port, role, isOutside } as const;
  const addresses = address === undefined ? await addressesOf(place, options, opening) : [address];
  return walkAddresses(addresses, place, {
    options,
    note,
    closing,
    inBackground: opening.inBackground,
  });
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly role: 'target' | 'proxy';
  /** It must have a public address. */
  readonly isOutside: boolean;
}

/** An address needs no look-up, and neither does a name that `--connect-to` sends elsewhere. */
async function addressesOf(
  { host, port, role, isOutside }: Place,
  options: NetOptions,
  { note, inBackground, bounds }: Opening,
): Promise<readonly string[]> {
  if (isIP(host)) return [host];
  const mapped = mapConnection(
    [host],
    port,
    options.connectTo.filter(({ addressOnly }) => !addressOnly),
  );
  if (mapped) return [mapped.address];
  const { signal } = options;
  const watch =
    inBackground && role === 'target'
      ? watchForSecondAnswer({ forMs: watchMs, signal })
      : undefined;
  const question = { name: host, port, role, ...(watch && { watch }) };
  const resolved = await resolveInPlace(question, options, { bounds });
  note(resolved);
  if (watch) inBackground?.(tellAgain(resolved, { watch, note, signal }));
  if (resolved.failure) return [];
  const found = resolved.addresses.map(({ address }) => address);
  return isOutside ? found.filter((address) => bogonOf(address) === undefined) : found;
}

interface Telling {
  readonly watch: AnswerWatch;
  readonly note: StepNote;
  readonly signal: AbortSignal;
}

/**
 * The look-up once more, with the second answer to its query, where one comes. The request is not
 * held up, nor does its end cut the listening short: a refusal at once must not hide an injection.
 */
async function tellAgain(
  resolved: Unnumbered<ResolveObservation>,
  { watch, note, signal }: Telling,
): Promise<void> {
  const laterAnswer = await watch.outcome();
  if (laterAnswer && !signal.aborted) note({ ...resolved, role: 'information', laterAnswer });
}

export interface Information {
  readonly note: StepNote;
  readonly bounds: Bounds;
  /** Aborted at the request's end. */
  readonly requestSignal: AbortSignal;
  /** Takes the look-up where it may go on after the request's end; absent: it is dropped then. */
  readonly inBackground?: Opening['inBackground'];
}

/** So many look-ups may outlast their request at a time; more are dropped with it. */
const maxInformation = 256;
let informing = 0;

/**
 * Behind an explicit proxy the local resolver is not on the path: what it says is for the reader,
 * and gives controls an address. No step waits for it, and a proxy that refuses at once does not
 * end it.
 */
export function lookUpForInformation(
  { host, port }: Attempt,
  options: NetOptions,
  { note, requestSignal, inBackground, bounds }: Information,
): void {
  // A getaddrinfo cannot be stopped, and would hold up the process's end.
  if (isIP(host) || options.nameServers.length === 0) return;
  const outlasts = inBackground !== undefined && informing < maxInformation;
  const signal = outlasts ? options.signal : requestSignal;
  const timeoutMs = Math.min(informationMs, options.timeoutMs);
  informing += 1;
  // Of a place as well it waits no longer than for an answer.
  const waiting = linkedAbort(signal);
  const patience = setTimeout(waiting.end, timeoutMs).unref();
  const work = resolveInPlace(
    { name: host, port, role: 'information' },
    { ...options, timeoutMs, signal, systemOpinion: false },
    { bounds, waitSignal: waiting.signal },
  )
    .catch(() => undefined)
    .finally(() => {
      clearTimeout(patience);
      waiting.end();
    })
    .then((observation) => {
      informing -= 1;
      if (observation && !signal.aborted) note(observation);
    });
  if (outlasts) inBackground(work);
  else work.catch(() => {});
}
