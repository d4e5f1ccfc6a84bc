import type { AuditContext } from './known/audit-context.ts';
import type { Draft } from './rule.ts';
import type { TrialReading } from './trial/trial-reading.ts';

/** A trial of the audit with what its rules proved, and what was tried again because of it. */
export interface Judged {
  readonly reading: TrialReading;
  readonly drafts: readonly Draft[];
  readonly repeats: readonly Judged[];
  readonly controls: readonly TrialReading[];
}

/** Reads a trial's finding once more in the light of its repeats and controls. */
export type FollowUpRule = (judged: Judged, context: AuditContext) => Judged;

/** Reads all trials together; a finding of several trials is one object that they share. */
export type CrossAttemptRule = (all: readonly Judged[], beside: Beside) => readonly Judged[];

/** What the trials of the audit are read beside. */
export interface Beside {
  readonly context: AuditContext;
  /** The hosts of `--control`, over each route. */
  readonly controlHostTrials: readonly Judged[];
  /** The hosts that tell of revocation, over each route. */
  readonly revocations: readonly Judged[];
  /** Hosts that passed, tried once more over their way between a failure and its repeat. */
  readonly witnesses: readonly Judged[];
  /** What came of addresses at which nobody is. */
  readonly unused: readonly TrialReading[];
}

/** Whether a trial came to its end and nothing proves an error. */
export function passes({ reading, drafts }: Judged): boolean {
  return reading.finished && reading.steps.length > 0 && !drafts.some(isError);
}

/** Whether a draft is an error, and so no pass. */
export function isError(draft: Draft): boolean {
  return draft.severity === 'error';
}

/** Changes findings of a trial; one that it shares with its repeats stays one object. */
export function mapDrafts(judged: Judged, change: (draft: Draft) => Draft): Judged {
  const changed = new Map<Draft, Draft>();
  const replace = (draft: Draft): Draft => {
    const next = changed.get(draft) ?? change(draft);
    changed.set(draft, next);
    return next;
  };
  const replaced = (one: Judged): Judged => ({ ...one, drafts: unique(one.drafts.map(replace)) });
  return { ...replaced(judged), repeats: judged.repeats.map(replaced) };
}

/** Each once, in the order of their first place. */
export function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** The trials of each target, in the order of the trials. */
export function byTarget(all: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  return Map.groupBy(all, ({ reading }) => reading.attempt.target);
}
