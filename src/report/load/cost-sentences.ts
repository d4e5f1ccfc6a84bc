import type { LoadReport, PairedDifference } from '../../model/load-report.ts';
import { millisecondsText } from './figures.ts';

/** What the proxy adds to latency, beside the way without it. */
export function costSentences({ cost }: Pick<LoadReport, 'cost'>): string[] {
  if (!cost) return [];
  const half = differenceText(cost.p50, 'half of all operations');
  const most = cost.p90 ? `; ${differenceText(cost.p90, 'nine of ten')}` : '';
  const pairs = `${cost.pairs} ${cost.pairs === 1 ? 'pair' : 'pairs'} of slices`;
  return [`The proxy adds ${half}${most}. Told from ${pairs}.`];
}

function differenceText({ median, low, high }: PairedDifference, whose: string): string {
  const interval =
    low === undefined || high === undefined
      ? ''
      : ` (95%: ${millisecondsText(low)} to ${millisecondsText(high)})`;
  return `${millisecondsText(median)} ms${interval} to ${whose}`;
}
