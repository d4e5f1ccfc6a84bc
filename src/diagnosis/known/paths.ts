import type { Attempt } from '../../model/audit/attempt.ts';
import type { ConnectObservation } from '../../model/audit/observation.ts';
import type { Actor } from '../../model/finding/finding.ts';
import { percentile } from '../timing/percentile.ts';
import { completed, type Failed, type TrialReading } from '../trial/trial-reading.ts';

/** What the trials together show of the ways out. */
export interface Paths {
  /** `placeKey()`s of hosts that complete a handshake under a name that is not theirs. */
  readonly indifferent: ReadonlySet<string>;
  /** By route: how long the target's own port usually takes to open, milliseconds. */
  readonly connectMs: ReadonlyMap<string, Usual>;
}

interface Usual {
  readonly median: number;
  readonly least: number;
}

/** Fewer show no habit. */
const minConnects = 3;
/** Below this a clock of a busy machine tells nothing: loopback, and a proxy that answers for all. */
const minTellingMs = 5;
const smallShare = 0.2;

/** Learns from all trials; linear in their observations. */
export function learnPaths(all: readonly TrialReading[]): Paths {
  const indifferent = new Set<string>();
  const times = new Map<string, number[]>();
  for (const { attempt, finished, steps } of all) {
    if (attempt.purpose === 'control' && finished && isForeign(attempt)) {
      const last = steps.at(-1);
      if (last?.step === 'handshake' && completed(last)) indifferent.add(placeKey(attempt));
    }
    for (const step of steps) {
      if (step.step !== 'connect' || !isMeasure(step)) continue;
      const known = times.get(attempt.route) ?? [];
      times.set(attempt.route, known);
      known.push(step.durationMs);
    }
  }
  return { indifferent, connectMs: new Map([...times].flatMap(usualOf)) };
}

/** Where an attempt goes: its route, host and address. */
export function placeKey({ route, host, address = '' }: Attempt): string {
  return `${route}\n${host.toLowerCase()}\n${address}`;
}

/**
 * Who answered in a small fraction of the time that it usually takes to reach a service over this
 * route: a device that stands near. Undefined where the time tells nothing.
 */
export function nearActor(
  reading: TrialReading,
  { step, connectMs }: { step: Failed } & Paths,
): Near {
  const usual = connectMs.get(reading.attempt.route);
  if (usual === undefined || usual.median < minTellingMs || step.delayedMs !== undefined) {
    return undefined;
  }
  // A service may stand nearer than the median: it must beat the nearest by far as well.
  const isNear = step.durationMs <= usual.median * smallShare && step.durationMs < usual.least / 2;
  return isNear ? { actor: 'first-hop', confidence: 'possible' } : undefined;
}

type Near = { readonly actor: Actor; readonly confidence: 'possible' } | undefined;

function isForeign({ control, controlOf, serverName, host }: Attempt): boolean {
  const named = control === undefined || control === 'harmless-name' || control === 'passing-name';
  return named && controlOf !== undefined && serverName !== undefined && serverName !== host;
}

function isMeasure({ role, failure, delayedMs }: ConnectObservation): boolean {
  return role === 'target' && failure === null && delayedMs === undefined;
}

function usualOf([route, times]: [string, number[]]): readonly (readonly [string, Usual])[] {
  if (times.length < minConnects) return [];
  const sorted = times.sort((a, b) => a - b);
  return [[route, { median: percentile(sorted, 50), least: sorted[0] ?? 0 }]];
}
