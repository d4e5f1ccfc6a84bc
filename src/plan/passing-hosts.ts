import type { AuditHead, Trial } from '../model/audit/report.ts';
import { byPreference } from './harmless-hosts.ts';
import { wayOf } from './way-of.ts';

/** Hosts that pass, each tried once more between the failures of a way and their repeats. */
export interface PassingHosts {
  /** The one that stands before the repeat of this failure; undefined where nothing passes. */
  readonly before: (failing: Trial) => Trial | undefined;
  /** Whether one stands before a repeat. */
  readonly serves: (passing: Trial) => boolean;
}

interface Found {
  readonly head: AuditHead;
  /** Without an error. */
  readonly passing: readonly Trial[];
  /** What is repeated, and has no turns of its own. */
  readonly failing: readonly Trial[];
}

/**
 * One host for each way and scheme: of the same scheme where one passes, since over plain HTTP
 * other parts of a proxy answer. Where nothing passes on a way, one over another: it shows at least
 * that this machine, and the line that its ways share, are not cut off meanwhile. Chosen by the trials alone, so that the same audit asks the same.
 */
export function passingHosts({ head, passing, failing }: Found): PassingHosts {
  const hosts = new Map<string, Trial>();
  const preferred = byPreference(head, passing);
  for (const trial of preferred) {
    for (const key of [keyOf(trial), wayOf(trial)]) if (!hosts.has(key)) hosts.set(key, trial);
  }
  const before = (trial: Trial): Trial | undefined =>
    hosts.get(keyOf(trial)) ?? hosts.get(wayOf(trial)) ?? preferred[0];
  const serving = new Set(failing.flatMap((trial) => before(trial)?.attempt.id ?? []));
  return { before, serves: ({ attempt }) => serving.has(attempt.id) };
}

function keyOf(trial: Trial): string {
  return `${wayOf(trial)} ${trial.attempt.scheme}`;
}
