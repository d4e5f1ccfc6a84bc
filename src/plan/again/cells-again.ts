import type { AuditHead } from '../../model/audit/report.ts';
import { targetRoutes } from '../../model/route/target-routes.ts';
import type { EarlierCell } from '../../model/standing/only-cells.ts';
import type { ChosenCells } from './only-head.ts';

/**
 * Where cells of an earlier audit are in the head of a new one: by URL and by the id of the route. One whose
 * route does not count for its target any more is tried over those that do; one whose target is not there is
 * left out.
 */
export function cellsAgain(head: AuditHead, cells: readonly EarlierCell[]): ChosenCells {
  const wanted = Map.groupBy(cells, ({ url }) => url);
  const chosen = new Map<string, 'all' | ReadonlySet<string>>();
  const done = new Set<string>();
  for (const target of head.targets) {
    const some = wanted.get(target.url);
    if (!some || done.has(target.url)) continue;
    done.add(target.url);
    const { counted } = targetRoutes(target, head);
    const still = some.map(({ route }) => route).filter((route) => counted.has(route));
    const isAny = still.length > 0 || counted.size > 0;
    chosen.set(target.id, isAny ? new Set(still.length > 0 ? still : counted) : 'all');
  }
  return chosen;
}
