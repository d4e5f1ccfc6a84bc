import type { AuditHead } from '../../model/audit/report.ts';
import type { Verdict, VerdictName } from '../../model/finding/verdict.ts';
import { worst } from '../../model/finding/worst.ts';
import { type TargetRoutes, targetRoutes } from '../../model/route/target-routes.ts';
import type { Target } from '../../model/target/target.ts';
import type { Judged } from '../judged.ts';

/**
 * Of each target, in the order of the head: as a whole, then over each route that it was tried
 * over, or cannot be. Over a route it is the worst of the samples that came to their end. As a whole
 * it is the worst over the ways of those who ask for it or, where routes were given by hand, of all;
 * where nobody who asks for it can take any of them, the question does not arise.
 */
export function targetVerdicts(
  head: AuditHead,
  attempts: ReadonlyMap<Judged, VerdictName>,
): readonly Verdict[] {
  const samples = new Map<string, Map<string, VerdictName[]>>();
  for (const [{ reading }, verdict] of attempts) {
    if (reading.attempt.purpose !== 'audit') continue;
    const { target, route } = reading.attempt;
    const routes = samples.get(target) ?? new Map<string, VerdictName[]>();
    const verdicts = routes.get(route) ?? [];
    verdicts.push(verdict);
    samples.set(target, routes.set(route, verdicts));
  }
  return head.targets.flatMap((target) => {
    const ways = targetRoutes(target, head);
    const routes = verdictsByRoute(head, { ways, samples: samples.get(target.id) ?? new Map() });
    return [{ verdict: asWhole({ target, ways, routes }) }, ...routes].map((verdict) => ({
      ...verdict,
      target: target.id,
    }));
  });
}

type RouteVerdict = Omit<Verdict, 'target'> & Required<Pick<Verdict, 'route'>>;

function verdictsByRoute(
  { routes }: AuditHead,
  {
    ways,
    samples,
  }: {
    readonly ways: TargetRoutes;
    readonly samples: ReadonlyMap<string, readonly VerdictName[]>;
  },
): readonly RouteVerdict[] {
  return routes.flatMap(({ id }): readonly RouteVerdict[] => {
    const verdicts = samples.get(id);
    const because = ways.barred.get(id);
    if (verdicts === undefined) {
      return because ? [{ route: id, verdict: 'not-applicable', because }] : [];
    }
    const finished = verdicts.filter((verdict) => verdict !== 'not-run');
    return [{ route: id, verdict: worst(finished) ?? 'not-run' }];
  });
}

function asWhole({
  target,
  ways,
  routes,
}: {
  readonly target: Target;
  readonly ways: TargetRoutes;
  readonly routes: readonly RouteVerdict[];
}): VerdictName {
  if (target.notRun !== undefined) return 'not-run';
  const counted = routes.filter(({ route }) => ways.counted.has(route));
  const isBarred = ways.tried.length === 0 && ways.barred.size > 0;
  return worst(counted.map(({ verdict }) => verdict)) ?? (isBarred ? 'not-applicable' : 'not-run');
}
