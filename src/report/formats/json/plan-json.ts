import type { Attempt } from '../../../model/attempt.ts';
import type { ComponentWay } from '../../../model/component.ts';
import type { Route } from '../../../model/route.ts';
import type { Target } from '../../../model/target.ts';
import type { WayRow } from '../../../model/way-row.ts';
import type { ShownBypass } from '../../view/discovery/shown-discovery.ts';
import { type ListsJson, listsJson } from './text/lists-json.ts';

/** What an audit would contact. */
export interface PlanContents {
  readonly routes: readonly Route[];
  readonly targets: readonly Target[];
  readonly attempts: readonly Attempt[];
  /** How each entry of a bypass list is read; absent where no route has one. */
  readonly bypass?: readonly ShownBypass[];
  readonly components?: readonly ComponentWay[];
  /** The matrix URL × component × way; absent where names are to stay hidden. */
  readonly ways?: readonly WayRow[];
}

/** The JSON of `netready audit --plan --format json`: its lists in the order of `PlanContents`. */
export function planJson(): ListsJson<PlanContents> {
  return listsJson();
}
