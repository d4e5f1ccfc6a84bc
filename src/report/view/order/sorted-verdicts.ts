import type { Report } from '../../../model/audit/report.ts';
import type { Verdict } from '../../../model/finding/verdict.ts';
import { idOrder } from './id-order.ts';

/** The verdicts by target; the target as a whole first, then in the order of the routes. */
export function sortedVerdicts(report: Pick<Report, 'routes' | 'verdicts'>): readonly Verdict[] {
  const routes = new Map(report.routes.map((route, index) => [route.id, index]));
  const order = idOrder();
  const rank = (route: string | undefined): number =>
    route === undefined ? -1 : (routes.get(route) ?? routes.size);
  return report.verdicts.toSorted(
    (one, other) =>
      order(one.target, other.target) ||
      rank(one.route) - rank(other.route) ||
      order(one.route ?? '', other.route ?? ''),
  );
}
