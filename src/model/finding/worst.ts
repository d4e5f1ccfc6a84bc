import type { VerdictName } from './verdict.ts';

/** Worst first: proved by somebody in between, by the service, by nobody, not measured at all. */
const order: readonly VerdictName[] = [
  'blocked',
  'down',
  'inconclusive',
  'not-run',
  'degraded',
  'reachable',
  'not-applicable',
];

/** The worst of some verdicts; undefined of none. */
export function worst(verdicts: readonly VerdictName[]): VerdictName | undefined {
  return order.find((verdict) => verdicts.includes(verdict));
}
