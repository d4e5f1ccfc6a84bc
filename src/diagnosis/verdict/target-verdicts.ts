import type { AuditHead, Verdict, VerdictName } from '../../model/report.ts';
import type { Target } from '../../model/target.ts';
import type { Judged } from '../judged.ts';
import { worst } from './worst.ts';

/**
 * Of each target, in the order of the head: as a whole, then over each route that it was tried
 * over. Over a route it is the worst of the samples that came to their end. As a whole it is the
 * one over the effective route or, where routes were given by hand, the worst of all.
 */
export function targetVerdicts(
  head: AuditHead,
  attempts: ReadonlyMap<Judged, VerdictName>,
): readonly Verdict[] {
  const samples = new Map<string, Map<string, VerdictName[]>>();
  for (const [{ seen }, verdict] of attempts) {
    if (seen.attempt.purpose !== 'audit') continue;
    const { target, route } = seen.attempt;
    const routes = samples.get(target) ?? new Map<string, VerdictName[]>();
    const verdicts = routes.get(route) ?? [];
    verdicts.push(verdict);
    samples.set(target, routes.set(route, verdicts));
  }
  return head.targets.flatMap((target) => {
    const routes = verdictsByRoute(head, samples.get(target.id) ?? new Map());
    return [{ target: target.id, verdict: asWhole({ head, target, routes }) }, ...routes].map(
      (verdict) => ({ ...verdict, target: target.id }),
    );
  });
}

function verdictsByRoute(
  { routes }: AuditHead,
  samples: ReadonlyMap<string, readonly VerdictName[]>,
): readonly { readonly route: string; readonly verdict: VerdictName }[] {
  return routes.flatMap(({ id }) => {
    const verdicts = samples.get(id);
    if (verdicts === undefined) return [];
    const finished = verdicts.filter((verdict) => verdict !== 'not-run');
    return [{ route: id, verdict: worst(finished) ?? 'not-run' }];
  });
}

function asWhole({
  head,
  target,
  routes,
}: {
  head: AuditHead;
  target: Target;
  routes: readonly { readonly route: string; readonly verdict: VerdictName }[];
}): VerdictName {
  if (target.notRun !== undefined) return 'not-run';
  const effective = head.routes.filter((route) => route.effective).map(({ id }) => id);
  const all = head.options.routesByHand || effective.length === 0;
  const counted = routes.filter(({ route }) => all || effective.includes(route));
  return worst(counted.map(({ verdict }) => verdict)) ?? 'not-run';
}
