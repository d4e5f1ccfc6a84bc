import type { Attempt } from '../../../model/audit/attempt.ts';
import type { ComponentWay } from '../../../model/route/component.ts';
import type { Route } from '../../../model/route/route.ts';
import type { WayRow } from '../../../model/route/way-row.ts';
import type { Target } from '../../../model/target/target.ts';
import type { ShownPlan } from '../../view/audit/plan/shown-plan.ts';
import { type ShownBypass, shownBypasses } from '../../view/discovery/shown-discovery.ts';
import { type ListsJson, listsJson } from './text/lists-json.ts';

/** What an audit would contact. */
export interface PlanContents {
  readonly routes: readonly Route[];
  readonly targets: readonly Target[];
  readonly attempts: readonly Attempt[];
  /** How each entry of a bypass list is read; absent where no route has one. */
  readonly bypass?: readonly ShownBypass[];
  readonly components?: readonly ComponentWay[];
  /** The matrix URL × component × way, as `netready ways` has it. */
  readonly ways?: readonly WayRow[];
}

/** The JSON of `netready audit --plan --format json`: the lists of `PlanContents` in their order. */
export function planJson({
  head,
  attempts,
  ways,
}: Pick<ShownPlan, 'head' | 'attempts' | 'ways'>): Iterable<string> {
  const components = ways?.components ?? head.components;
  const bypass = shownBypasses(head.routes);
  const json = planInPieces();
  const text = json.more({
    ...{ routes: head.routes, targets: head.targets, attempts },
    ...(bypass.length > 0 && { bypass }),
    ...(components && { components }),
    ...(ways && { ways: ways.rows }),
  });
  return [text, json.end()];
}

/** The same of a plan that is never held whole. */
export function planInPieces(): ListsJson<PlanContents> {
  return listsJson();
}
