import type { LoadReport, PairedDifference } from '../../../../model/load/load-report.ts';
import { say, type Text } from '../../../text/say.ts';
import { millisecondsFigure } from '../figures.ts';

/** What the proxy adds to latency, beside the way without it. */
export function costSentences({ cost }: Pick<LoadReport, 'cost'>): Text[] {
  if (!cost) return [];
  const half = differenceText(cost.p50, say`at the median`);
  const most = cost.p90 ? say` and ${differenceText(cost.p90, say`at the 90th percentile`)}` : [];
  const pairs = say`${cost.pairs} ${cost.pairs === 1 ? say`pair` : say`pairs`} of slices`;
  return [say`The proxy adds ${half}${most}. Told from ${pairs}.`];
}

function differenceText({ median, low, high }: PairedDifference, where: Text): Text {
  const interval =
    low === undefined || high === undefined
      ? undefined
      : say` (95%: ${millisecondsFigure(low)} to ${millisecondsFigure(high)})`;
  return say`${millisecondsFigure(median)} ms ${where}${interval}`;
}
