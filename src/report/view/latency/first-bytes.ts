import type { Latency, Report } from '../../../model/audit/report.ts';

// A bar of fewer values would look like more than it is: one of them is a twentieth already.
const fewest = 20;

/**
 * How long the answer's first byte took, a row a route; of several samples that of the warm, which are
 * more. A route with too few values has none.
 */
export function firstBytes(report: Pick<Report, 'latency'>): readonly Latency[] {
  const rows = report.latency.filter(
    ({ step, series }) => step === 'first-byte' && series !== 'cold',
  );
  const byRoute = Map.groupBy(rows, ({ route }) => route);
  return [...byRoute.values()].flatMap(([first]) => (first && first.count >= fewest ? first : []));
}
