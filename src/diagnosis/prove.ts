import type { Known } from './known/known.ts';
import type { AnyRule, Draft, Proof, RuleGroup } from './rule.ts';
import type { Seen } from './trial/seen.ts';

/**
 * What the rules prove of one trial: of each group the first that holds, and after an error only
 * of the groups that are meant for that. Nothing for a trial that the audit cut short.
 */
export function prove(
  seen: Seen,
  { groups, known }: { groups: readonly RuleGroup[]; known: Known },
): readonly Draft[] {
  const drafts: Draft[] = [];
  if (!seen.finished) return drafts;
  for (const { rules, afterErrors } of groups) {
    if (!afterErrors && drafts.some(({ severity }) => severity === 'error')) continue;
    const draft = firstOf(rules, { seen, known });
    if (draft !== undefined) drafts.push(draft);
  }
  return drafts;
}

function firstOf(
  rules: readonly AnyRule[],
  { seen, known }: { seen: Seen; known: Known },
): Draft | undefined {
  for (const rule of rules) {
    const proof = rule.prove(seen, known);
    if (proof !== undefined) return draftOf(rule, { proof, seen });
  }
  return undefined;
}

function draftOf(rule: AnyRule, { proof, seen }: { proof: Proof; seen: Seen }): Draft {
  const actor = proof.actor ?? rule.actor;
  return {
    kind: rule.kind,
    severity: proof.severity ?? rule.severity,
    target: seen.attempt.target,
    route: seen.attempt.route,
    attempt: seen.attempt.id,
    ...(actor !== undefined && { actor }),
    ...(proof.confidence !== undefined && { confidence: proof.confidence }),
    evidence: proof.evidence,
    rivals: proof.rivals ?? rule.rivals,
    facts: proof.facts,
  };
}
