import type { AuditContext } from './known/audit-context.ts';
import type { AnyRule, Draft, Proof, RuleGroup } from './rule.ts';
import type { TrialReading } from './trial/trial-reading.ts';

/**
 * What the rules prove of one trial: of each group the first that holds, and after an error only
 * of the groups that are meant for that. Nothing for a trial that the audit cut short.
 */
export function prove(
  reading: TrialReading,
  { groups, context }: { groups: readonly RuleGroup[]; context: AuditContext },
): readonly Draft[] {
  if (!reading.finished) return none;
  const drafts: Draft[] = [];
  for (const { rules, afterErrors } of groups) {
    if (!afterErrors && drafts.some(({ severity }) => severity === 'error')) continue;
    const draft = firstOf(rules, { reading, context });
    if (draft !== undefined) drafts.push(draft);
  }
  return drafts.length === 0 ? none : drafts;
}

/** Of most trials. */
const none: readonly Draft[] = [];

function firstOf(
  rules: readonly AnyRule[],
  { reading, context }: { reading: TrialReading; context: AuditContext },
): Draft | undefined {
  for (const rule of rules) {
    const proof = rule.prove(reading, context);
    if (proof !== undefined) return draftOf(rule, { proof, reading });
  }
  return undefined;
}

function draftOf(
  rule: AnyRule,
  { proof, reading }: { proof: Proof; reading: TrialReading },
): Draft {
  const actor = proof.actor ?? rule.actor;
  return {
    kind: rule.kind,
    severity: proof.severity ?? rule.severity,
    target: reading.attempt.target,
    route: reading.attempt.route,
    attempt: reading.attempt.id,
    ...(actor !== undefined && { actor }),
    ...(proof.confidence !== undefined && { confidence: proof.confidence }),
    evidence: proof.evidence,
    rivals: proof.rivals ?? rule.rivals,
    facts: proof.facts,
  };
}
