import type { Attempt } from '../../../../model/audit/attempt.ts';
import type { AuditHead } from '../../../../model/audit/report.ts';
import type { ShownWays } from '../../discovery/ways/shown-ways.ts';

/** What an audit would contact, how often and in what order. */
export interface ShownPlan {
  readonly head: AuditHead;
  readonly attempts: readonly Attempt[];
  /** How many trials may follow them at the most. */
  readonly further: number;
  /** How long a step of the last try of what was silent may take, milliseconds. */
  readonly longestMs: number;
  /** What may be in flight to one proxy, and queries to one name server. */
  readonly perProxy: number;
  readonly perNameServer: number;
  /** Targets of the list that stand in other parts; absent: none. */
  readonly others?: number;
  /** The matrix URL × component × way; absent where names are to stay hidden, and where nobody reads it. */
  readonly ways?: ShownWays;
}

/** What is to be tried: its attempts alone. */
export type Planned = Pick<ShownPlan, 'head' | 'attempts'>;
