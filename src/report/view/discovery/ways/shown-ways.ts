import type { ComponentWay } from '../../../../model/route/component.ts';
import type { Route, Setting } from '../../../../model/route/route.ts';
import type { WayRow } from '../../../../model/route/way-row.ts';

/** What `netready ways` shows. */
export interface ShownWays {
  readonly components: readonly ComponentWay[];
  readonly rows: readonly WayRow[];
  readonly settings: readonly Setting[];
  readonly routes: readonly Route[];
}
