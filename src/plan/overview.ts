import type { FindingKind } from '../model/finding.ts';
import type { AuditHead, Trial } from '../model/report.ts';

/** What the first pass came to, as the controls ask about it. */
export interface Overview {
  readonly head: AuditHead;
  readonly trials: readonly Trial[];
  /** The kinds of errors of an attempt, by its id; none where it passed. */
  readonly errors: ReadonlyMap<string, readonly FindingKind[]>;
}
