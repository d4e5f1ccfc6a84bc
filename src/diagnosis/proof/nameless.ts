import type { ConnectObservation, Observation } from '../../model/audit/observation.ts';
import { type Judged, unique } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { roleOf, type TrialReading } from '../trial/trial-reading.ts';
import { ownTries, tryOf } from './own-tries.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Whether something fails before anybody on the way could know which target is meant, though others
 * come past the same place: the proxy's name or port while others pass through the proxy, or a port
 * that opened to others. No rule tells them apart there; it comes and goes, or follows from what was
 * asked before.
 */
export function isOpenToOthers(
  draft: Draft,
  judged: Judged,
  { hosts, opened, fallenSilent }: Pick<Surroundings, 'hosts' | 'opened' | 'fallenSilent'>,
): boolean {
  const { end } = tryOf(draft, judged).reading;
  if (end === undefined) return false;
  if (roleOf(end) === 'proxy') return isBeforeRequest(end) && hosts.length > 0;
  if (end.step !== 'connect') return false;
  return opened.has(placeOf(end)) || (isSilent(end) && fallenSilent.has(end.address));
}

/**
 * Addresses of which a port opened, and was silent at another time: a device that met a name which it
 * filters is silent for a while to the whole address, whoever else lives there.
 */
export function addressesFallenSilent(all: readonly Judged[]): ReadonlySet<string> {
  const connections = all.flatMap(triesOf).flatMap(({ steps }) => steps.filter(isOfTarget));
  const opened = new Set(connections.filter(({ failure }) => failure === null).map(placeOf));
  const fallen = connections.filter((one) => isSilent(one) && opened.has(placeOf(one)));
  return new Set(fallen.map(({ address }) => address));
}

function isOfTarget(step: Observation): step is ConnectObservation {
  return step.step === 'connect' && step.role === 'target';
}

function isSilent({ failure }: ConnectObservation): boolean {
  return failure?.code === 'timeout';
}

function isBeforeRequest({ step }: Observation): boolean {
  return step === 'resolve' || step === 'connect' || step === 'handshake';
}

function placeOf({ address, port }: ConnectObservation): string {
  return `${address} ${port}`;
}

/** Where the attempts of a trial opened a connection to a target, those of its controls among them. */
export function openedBy(judged: Judged): readonly string[] {
  return unique(triesOf(judged).flatMap(({ steps }) => steps.flatMap(opening)));
}

function triesOf(judged: Judged): readonly TrialReading[] {
  return [...ownTries(judged).map(({ reading }) => reading), ...judged.controls];
}

function opening(step: Observation): readonly string[] {
  return isOfTarget(step) && step.failure === null ? [placeOf(step)] : [];
}
