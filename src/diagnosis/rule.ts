import type { Actor, Confidence, Facts, Finding, FindingKind, Severity } from '../model/finding.ts';
import type { Known } from './known.ts';
import type { Seen } from './seen.ts';

/** A finding before it has its number. */
export type Draft = Omit<Finding, 'id' | 'confidence'> & {
  /** Absent: as the number of rivals has it. */
  readonly confidence?: Confidence;
};

/** What one trial shows for a rule, and what it changes of the rule's own words. */
export interface Proof {
  /** Ids of observations. */
  readonly evidence: readonly string[];
  readonly facts: Facts;
  readonly severity?: Severity;
  readonly actor?: Actor;
  readonly confidence?: Confidence;
  readonly rivals?: readonly FindingKind[];
}

/** One kind of finding, as one trial can prove it. */
export interface Rule {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** Absent where the evidence never tells who did it. */
  readonly actor?: Actor;
  readonly rivals: readonly FindingKind[];
  readonly prove: (seen: Seen, known: Known) => Proof | undefined;
}

/** Rules of which the first that holds decides. */
export interface RuleGroup {
  /** Tried even where an earlier group proved an error: a page tells what a broken chain hides. */
  readonly afterErrors?: true;
  readonly rules: readonly Rule[];
}
