import { expect } from 'vitest';
import type { Case } from '../../fixtures/case/case.ts';
import { cases } from '../../fixtures/case/cases.ts';
import { judgeWith } from '../../src/diagnosis/judge-with.ts';
import type { CrossAttemptRule, FollowUpRule } from '../../src/diagnosis/judged.ts';
import type { AnyRule } from '../../src/diagnosis/rule.ts';
import { type Rulebook, rulebook } from '../../src/diagnosis/rulebook.ts';
import type { Effect } from '../../src/diagnosis/verdict/effect.ts';
import { effects } from '../../src/diagnosis/verdict/effects.ts';
import type { FindingKind } from '../../src/model/finding/finding.ts';
import { said, wanted } from './check-case.ts';

/** The rulebook with another rule in the place of one; without, where the change gives none. */
export function changed(
  kind: FindingKind,
  change: (rule: AnyRule) => readonly AnyRule[],
): Rulebook {
  return {
    ...rulebook,
    groups: rulebook.groups.map((group) => ({
      ...group,
      rules: group.rules.flatMap((rule) => (rule.kind === kind ? change(rule) : [rule])),
    })),
  };
}

/** The rulebook with a rule that is changed in parts. */
export function proving(kind: FindingKind, change: (rule: AnyRule) => Partial<AnyRule>): Rulebook {
  return changed(kind, (rule) => [{ ...rule, ...change(rule) }]);
}

/** The rulebook with another verdict for a kind. */
export function judging(kind: FindingKind, effect: Effect): Rulebook {
  return { ...rulebook, effects: { ...effects, [kind]: effect } };
}

/** The rulebook with another rule about follow-ups in the place of one, or none. */
export function following(rule: FollowUpRule, other?: FollowUpRule): Rulebook {
  return { ...rulebook, followUps: replaced(rulebook.followUps, rule, other) };
}

/** The rulebook with another rule about all trials in the place of one, or none. */
export function across(rule: CrossAttemptRule, other?: CrossAttemptRule): Rulebook {
  return { ...rulebook, crossAttempt: replaced(rulebook.crossAttempt, rule, other) };
}

function replaced<T>(rules: readonly T[], ...[rule, other]: [T, T | undefined]): readonly T[] {
  return rules.flatMap((one) => (one === rule ? (other ?? []) : [one]));
}

/** Whether any case notices that a rulebook is another; those that want the kind are asked first. */
export function isNoticed(by: Rulebook, kind?: FindingKind): boolean {
  const wants = ({ findings }: Case): boolean => findings.some((one) => one.kind === kind);
  const inOrder = [...cases.filter(wants), ...cases.filter((one) => !wants(one))];
  return inOrder.some((one) => !agrees(one, by));
}

/** Whether a rulebook says what the case wants. */
export function agrees(one: Case, by: Rulebook): boolean {
  try {
    expect(said(one, judgeWith(by, one))).toEqual(wanted(one));
    return true;
  } catch {
    return false;
  }
}
