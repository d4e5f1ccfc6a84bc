import type { ConnectObservation, Observation } from '../../model/observation.ts';
import { type Judged, unique } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { roleOf, type Seen } from '../seen.ts';
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
  { hosts, opened }: Pick<Surroundings, 'hosts' | 'opened'>,
): boolean {
  const { end } = tryOf(draft, judged).seen;
  if (end === undefined) return false;
  if (roleOf(end) === 'proxy') return isBeforeRequest(end) && hosts.length > 0;
  return end.step === 'connect' && opened.has(placeOf(end));
}

function isBeforeRequest({ step }: Observation): boolean {
  return step === 'resolve' || step === 'connect' || step === 'handshake';
}

function placeOf({ address, port }: ConnectObservation): string {
  return `${address} ${port}`;
}

/** Where the attempts of a trial opened a connection to a target, those of its controls among them. */
export function openedBy(judged: Judged): readonly string[] {
  const all: readonly Seen[] = [...ownTries(judged).map(({ seen }) => seen), ...judged.controls];
  return unique(all.flatMap(({ steps }) => steps.flatMap(opening)));
}

function opening(step: Observation): readonly string[] {
  if (step.step !== 'connect' || step.role !== 'target' || step.failure !== null) return [];
  return [placeOf(step)];
}
