import type { Measure, Spread } from '../../../model/load/load-measure.ts';
import { say, type Text } from '../../text/say.ts';
import { describeLoadStep } from '../../words/load-words.ts';

export interface LatencyRow {
  readonly name: Text;
  readonly spread: Spread;
}

/**
 * The whole of the operations of a way first, since their intended start, and what is left of it without what
 * this machine itself began late; then their parts. Where every wait for the start was of this machine's making,
 * it is called so; else how late it was stands before it.
 */
export function latencyRows({ way, latency, served, steps, generator }: Measure): LatencyRow[] {
  const { lateness } = generator;
  const late = say`our late start`;
  const isAllOurs = steps.some(({ step, count }) => step === 'wait' && count === lateness?.count);
  return [
    ...(latency ? [{ name: say`whole operation`, spread: latency }] : []),
    ...(served ? [{ name: say`without our late start`, spread: served }] : []),
    ...(served && lateness && !isAllOurs ? [{ name: late, spread: lateness }] : []),
    ...steps.map(({ step, ...spread }) => {
      const isOurs = step === 'wait' && served !== undefined && isAllOurs;
      return { name: isOurs ? late : describeLoadStep(step, way), spread };
    }),
  ];
}
