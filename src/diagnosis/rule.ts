import type { Facts } from '../model/finding/facts.ts';
import type {
  Actor,
  Confidence,
  Finding,
  FindingKind,
  Severity,
} from '../model/finding/finding.ts';
import type { FactsOf } from '../model/finding/finding-facts.ts';
import type { AuditContext } from './known/audit-context.ts';
import type { TrialReading } from './trial/trial-reading.ts';

/** A finding before it has its number. */
export type Draft = Omit<Finding, 'id' | 'confidence'> & {
  /** Absent: as the number of rivals has it. */
  readonly confidence?: Confidence;
};

/** A draft of one kind: it holds the facts of its kind alone. */
export type DraftOf<K extends FindingKind> = Omit<Draft, 'kind' | 'facts'> & {
  readonly kind: K;
  readonly facts: FactsOf[K];
};

/** What one trial shows for a rule, and what it changes of the rule's own words. */
export interface Proof<F extends Facts = Facts> {
  /** Ids of observations. */
  readonly evidence: readonly string[];
  readonly facts: F;
  readonly severity?: Severity;
  readonly actor?: Actor;
  readonly confidence?: Confidence;
  readonly rivals?: readonly FindingKind[];
}

/** A proof of one kind. */
export type ProofOf<K extends FindingKind> = Proof<FactsOf[K]>;

/** One kind of finding, as one trial can prove it. */
export interface Rule<K extends FindingKind> {
  readonly kind: K;
  readonly severity: Severity;
  /** Absent where the evidence never tells who did it. */
  readonly actor?: Actor;
  readonly rivals: readonly FindingKind[];
  readonly prove: (reading: TrialReading, context: AuditContext) => ProofOf<K> | undefined;
}

/** A rule of some kind. */
export type AnyRule = Rule<FindingKind>;

/** Rules of which the first that holds decides. */
export interface RuleGroup {
  /** Tried even where an earlier group proved an error: a page tells what a broken chain hides. */
  readonly afterErrors?: true;
  readonly rules: readonly AnyRule[];
}
