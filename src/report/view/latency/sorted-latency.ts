import type { Latency, Report } from '../../../model/audit/report.ts';
import { idOrder } from '../order/id-order.ts';

/** In the order in which an exchange goes. */
const measuredSteps: readonly Latency['step'][] = [
  'resolve',
  'connect',
  'tunnel',
  'handshake',
  'first-byte',
  'transfer',
  'exchange',
];

/**
 * The figures by route, in the order of the routes, then by step, the proxy's own part first, the
 * cold before the warm.
 */
export function sortedLatency(report: Pick<Report, 'routes' | 'latency'>): Latency[] {
  const routes = new Map(report.routes.map((route, index) => [route.id, index]));
  const order = idOrder();
  return report.latency.toSorted(
    (one, other) =>
      (routes.get(one.route) ?? routes.size) - (routes.get(other.route) ?? routes.size) ||
      order(one.route, other.route) ||
      stepRank(one) - stepRank(other),
  );
}

/** The place of a row in an exchange; the proxy's own part first, the cold before the warm. */
export function stepRank({
  step,
  role,
  series,
}: Pick<Latency, 'step' | 'role' | 'series'>): number {
  return 3 * measuredSteps.indexOf(step) + (role === 'proxy' ? 0 : series === 'warm' ? 2 : 1);
}
