import type { FailureCode } from '../model/finding/failure.ts';
import type { FindingKind } from '../model/finding/finding.ts';
import type { AuditContext } from './known/audit-context.ts';
import type { ProofOf, Rule } from './rule.ts';
import { endedAt, type Failed, type StepOf, type TrialReading } from './trial/trial-reading.ts';

/** A kind that is told by the step at which a trial ended, and by the cause. */
interface EndedRule<K extends FindingKind, S extends StepOf['step']>
  extends Omit<Rule<K>, 'severity' | 'prove'> {
  readonly at: {
    readonly step: S;
    readonly role?: 'target' | 'proxy';
    readonly codes: readonly FailureCode[];
  };
  /** What that step tells of it. */
  readonly shows: (
    step: Failed<StepOf<S>>,
    trial: { readonly reading: TrialReading; readonly context: AuditContext },
  ) => Omit<ProofOf<K>, 'evidence'>;
}

/** The rule of such a kind: an error, which the failures of that step prove. */
export function endedRule<K extends FindingKind, S extends StepOf['step']>({
  at,
  shows,
  ...rule
}: EndedRule<K, S>): Rule<K> {
  return {
    ...rule,
    severity: 'error',
    prove: (reading, context) => {
      const step = endedAt(reading, at);
      return step && { evidence: reading.endIds, ...shows(step, { reading, context }) };
    },
  };
}
