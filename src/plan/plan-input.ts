import type { AuditPart } from '../model/audit/audit-part.ts';
import type { AuditOptions } from '../model/audit/report.ts';
import type { ComponentWay } from '../model/route/component.ts';
import type { Route } from '../model/route/route.ts';
import type { Target } from '../model/target/target.ts';

/** What of the head of an audit its plan depends on. */
export interface PlanInput {
  readonly targets: readonly Target[];
  readonly routes: readonly Route[];
  /** Absent: every target goes over each route that it can take. */
  readonly components?: readonly ComponentWay[];
  readonly samples: number;
  /** Hosts that are to show whether a way out is alive at all. */
  readonly controls?: readonly Target[];
  /** Absent: the first attempt is `a1`. */
  readonly part?: AuditPart;
  /** Absent: no name is compared, no address tried at which nobody is, no route given by hand. */
  readonly options?: Partial<
    Pick<AuditOptions, 'compareResolver' | 'fixed' | 'interceptionCheck' | 'routesByHand'>
  >;
}
