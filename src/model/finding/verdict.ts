import type { Barrier } from '../route/component.ts';

export const verdictNames = [
  'reachable',
  'degraded',
  'blocked',
  'down',
  'inconclusive',
  'not-applicable',
  'not-run',
] as const;

export type VerdictName = (typeof verdictNames)[number];

/** The roll-up for a target over a route, or, without `route`, for the target as a whole. */
export interface Verdict {
  readonly target: string;
  readonly route?: string;
  readonly verdict: VerdictName;
  /** Why it is `not-applicable` over this route. */
  readonly because?: Barrier;
}
