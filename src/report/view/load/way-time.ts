import type { Measure, Spread } from '../../../model/load/load-measure.ts';

/**
 * How long operations took of the way's own making: what this machine itself began late is left out,
 * where the report kept it apart. Undefined where none succeeded.
 */
export function wayTime({
  served,
  latency,
}: Pick<Measure, 'served' | 'latency'>): Spread | undefined {
  return served ?? latency;
}
