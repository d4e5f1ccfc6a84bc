import type { ExchangeObservation } from '../../model/audit/observation.ts';

/**
 * By how many milliseconds the clock of who answered is before ours, at the moment of the answer:
 * by its `Date` and, where a cache answered, its `Age`; undefined where it told none. A second of
 * precision, as HTTP has it (RFC 9110, section 5.6.7).
 */
export function clockOffset({
  date,
  age = 0,
  startedAt,
  firstByteMs = 0,
}: Pick<ExchangeObservation, 'date' | 'age' | 'startedAt' | 'firstByteMs'>): number | undefined {
  if (date === undefined) return undefined;
  const ms = Date.parse(date) + age * 1000 - (Date.parse(startedAt) + firstByteMs);
  return Number.isFinite(ms) ? ms : undefined;
}
