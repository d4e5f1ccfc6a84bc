import type { Trial } from '../model/audit/report.ts';
import type { FindingKind } from '../model/finding/finding.ts';
import { kindsWith } from '../model/finding/finding-traits.ts';
import { brokenHandshakes } from './controls/asked-by.ts';
import { broke, endOf } from './trial-facts.ts';

/** Reserved for documentation (RFC 2606) and so on nobody's block list; nothing is sent to it. */
export const harmless = 'www.example.com';

/** Faults that may pass by themselves. */
const mayPass: ReadonlySet<FindingKind> = kindsWith((traits) => traits.mayPass === true);

/**
 * Whether a failure is tried again: it may pass by itself, or come of too much at a time. A way out
 * is not called dead for a single loss either.
 */
export function isRepeated(trial: Trial, kinds: readonly FindingKind[]): boolean {
  return kinds.some((kind) => mayBeGone(kind, trial)) || isDeadWayOut(trial);
}

/** Whether it is tried in turns with a harmless name, at the same address or through the same tunnel. */
export function takesTurns(trial: Trial, kinds: readonly FindingKind[]): boolean {
  const isBroken = kinds.some((kind) => brokenHandshakes.has(kind)) && broke(trial) !== undefined;
  return isBroken && trial.attempt.host !== harmless;
}

/** A chain that fails for a reason of its own is the same the next time. */
function mayBeGone(kind: FindingKind, trial: Trial): boolean {
  return mayPass.has(kind) && (kind !== 'handshake-failure' || broke(trial) !== undefined);
}

function isDeadWayOut(trial: Trial): boolean {
  return trial.attempt.control === 'way-out' && endOf(trial)?.failure != null;
}
