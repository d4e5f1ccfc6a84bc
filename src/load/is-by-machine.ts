import type { LimitTrial } from '../model/load/load-limit.ts';
import type { MachineLimit } from '../model/load/load-measure.ts';

/** What keeps a generator from making more load. */
const stopping: readonly MachineLimit[] = ['event-loop', 'cpu', 'local-limit'];

/**
 * Whether a rate may have broken because of this machine. Starts that are late come in bursts,
 * which a peer at its ease may refuse or be slow at; they do not explain that throughput is missing.
 */
export function isByMachine({ broken, measure }: LimitTrial): boolean {
  if (!broken) return false;
  const { limits } = measure.generator;
  if (broken !== 'throughput' && limits.includes('late-starts')) return true;
  return stopping.some((limit) => limits.includes(limit));
}

/** From here on what is waited for may be this machine's turn, though it admits no limit yet. */
const nearBusy = 0.8;

/**
 * Whether so much of this machine was in use that a rate may have broken, or not followed, of that. Where the
 * system does not say how busy its processors are, late starts tell.
 */
export function isNearItsEnd({ measure: { generator } }: LimitTrial): boolean {
  const { eventLoop, machine, limits } = generator;
  if (eventLoop >= nearBusy) return true;
  return machine === undefined ? limits.includes('late-starts') : machine >= nearBusy;
}
