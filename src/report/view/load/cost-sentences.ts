import type { LoadReport, PairedDifference } from '../../../model/load-report.ts';
import { millisecondsText } from './figures.ts';

/** What the proxy adds to latency, beside the way without it. */
export function costSentences({ cost }: Pick<LoadReport, 'cost'>): string[] {
  if (!cost) return [];
  const half = differenceText(cost.p50, 'at the median');
  const most = cost.p90 ? ` and ${differenceText(cost.p90, 'at the 90th percentile')}` : '';
  const pairs = `${cost.pairs} ${cost.pairs === 1 ? 'pair' : 'pairs'} of slices`;
  return [`The proxy adds ${half}${most}. Told from ${pairs}.`];
}

function differenceText({ median, low, high }: PairedDifference, where: string): string {
  const interval =
    low === undefined || high === undefined
      ? ''
      : ` (95%: ${millisecondsText(low)} to ${millisecondsText(high)})`;
  return `${millisecondsText(median)} ms ${where}${interval}`;
}
