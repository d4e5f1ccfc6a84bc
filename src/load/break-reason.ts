import type { BreakReason } from '../model/load/load-limit.ts';
import type { Measure } from '../model/load/load-measure.ts';

export interface Bounds {
  /** Share of what ended. */
  readonly maxErrors: number;
  /** Of the 90th percentile; absent: nothing is known yet. */
  readonly maxLatencyMs?: number;
}

/** Throughput follows while no more than this is missing. */
const maxMissing = 0.03;
/** So few may be on their way when the counting ends. */
const fewMissing = 3;
/** The latency of a rate that holds, as multiples of the lowest rate's, and at least beyond it. */
const stretched = 10;
const stretchedMs = 50;

/** Why a rate did not hold, by what was measured of it; undefined where it held. */
export function breakReason(
  measure: Measure,
  { maxErrors, maxLatencyMs = Number.POSITIVE_INFINITY }: Bounds,
): BreakReason | undefined {
  const { succeeded, failed, durationMs, offeredPerSecond, donePerSecond } = measure;
  if (failed > (succeeded + failed) * maxErrors || succeeded === 0) return 'errors';
  const settledSeconds = (durationMs * (2 / 3)) / 1000;
  const missing = (offeredPerSecond - donePerSecond) * settledSeconds;
  const allowed = Math.max(fewMissing, offeredPerSecond * settledSeconds * maxMissing);
  if (missing > allowed) return 'throughput';
  return usualMs(measure) > maxLatencyMs ? 'latency' : undefined;
}

/** What the 90th percentile may be, told from the lowest rate that holds. */
export function latencyBound(measure: Measure): number {
  const usual = usualMs(measure);
  return Math.round(Math.max(usual * stretched, usual + stretchedMs) * 1000) / 1000;
}

/** The 90th percentile of the time of the way: what this machine began late is no fault of a peer. */
function usualMs({ latency, served = latency }: Measure): number {
  return served?.p90 ?? served?.p50 ?? 0;
}
