import type { Measure, Spread } from '../../../model/load/load-measure.ts';
import { say, type Text } from '../../text/say.ts';
import { describeLoadStep } from '../../words/load-words.ts';

export interface LatencyRow {
  readonly name: Text;
  readonly spread: Spread;
}

/** The whole of the operations of a way first, then their parts. */
export function latencyRows({ way, latency, steps }: Measure): LatencyRow[] {
  return [
    ...(latency ? [{ name: say`whole operation`, spread: latency }] : []),
    ...steps.map(({ step, ...spread }) => ({ name: describeLoadStep(step, way), spread })),
  ];
}
