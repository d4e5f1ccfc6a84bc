import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { facts } from '../facts.ts';
import { type FollowUpRule, isError, type Judged, passes, unique } from '../judged.ts';
import type { Draft } from '../rule.ts';

/** Faults that may be gone a moment later; a refusal by rule is not. */
const mayPass: ReadonlySet<FindingKind> = kindsWith((traits) => traits.mayPass === true);

/**
 * Failed once, and passed when tried again: the error becomes the evidence of a warning. A repeat
 * that fails in the same way strengthens the finding; one that fails otherwise adds its own.
 * What passed, and failed when it was measured again, is the same fault the other way round.
 */
export const passingFault: FollowUpRule = (judged) => {
  const first = judged.drafts.find(isError);
  const repeats = judged.repeats.filter(({ reading }) => reading.finished);
  if (repeats.length === 0) return judged;
  if (first === undefined) return passes(judged) ? flapping(judged, repeats) : judged;
  const passed = repeats.find(passes);
  if (passed !== undefined && mayPass.has(first.kind)) {
    return settled(judged, { first, failed: judged, passed });
  }
  return confirmed(judged, first);
};

// The target was reached a moment ago: whatever stopped the repeat, nothing stops the target. What
// this machine lacked says nothing of the way, and is told as what it is.
function flapping(judged: Judged, repeats: readonly Judged[]): Judged {
  const failed = repeats.find(({ drafts }) => drafts.some(isError));
  const first = failed?.drafts.find(isError);
  if (failed === undefined || first === undefined) return judged;
  if (first.kind === 'local-limit') return withRepeats(judged, asWarning);
  return settled(judged, { first, failed, passed: judged });
}

function asWarning(draft: Draft): Draft {
  return draft.kind === 'local-limit' ? { ...draft, severity: 'warning' } : draft;
}

function withRepeats(judged: Judged, change: (draft: Draft) => Draft): Judged {
  const repeats = judged.repeats.map((one) => ({ ...one, drafts: one.drafts.map(change) }));
  return { ...judged, repeats };
}

interface Contrary {
  readonly first: Draft;
  /** The trial that `first` speaks of. */
  readonly failed: Judged;
  readonly passed: Judged;
}

function settled(judged: Judged, { first, failed, passed }: Contrary): Judged {
  const last = passed.reading.steps.at(-1);
  const failedAgain = judged.repeats.flatMap(({ drafts }) => drafts.filter(isError));
  const code = failed.reading.end?.failure.code ?? first.kind;
  const fault: Draft = {
    ...first,
    kind: 'passing-fault',
    severity: 'warning',
    evidence: unique([
      ...[first, ...failedAgain].flatMap(({ evidence }) => evidence),
      ...(last === undefined ? [] : [last.id]),
    ]),
    rivals: [],
    facts: facts({ ...first.facts, code }),
  };
  const settle = (drafts: readonly Draft[]) => [
    fault,
    ...drafts.filter((draft) => !isError(draft)),
  ];
  return {
    ...judged,
    drafts: settle(judged.drafts),
    repeats: judged.repeats.map((repeat) => {
      return repeat.reading.finished ? { ...repeat, drafts: settle(repeat.drafts) } : repeat;
    }),
  };
}

function confirmed(judged: Judged, first: Draft): Judged {
  const errors = judged.repeats.flatMap(({ drafts }) => drafts.filter(isError));
  const [same, other] = [true, false].map((wanted) => {
    return errors.filter(({ kind }) => (kind === first.kind) === wanted);
  });
  const evidence = [first, ...(same ?? [])].flatMap((draft) => draft.evidence);
  const merged: Draft = { ...first, evidence: unique(evidence) };
  const replace = (draft: Draft) => {
    return isError(draft) && draft.kind === first.kind ? merged : draft;
  };
  return {
    ...judged,
    drafts: [...judged.drafts.map(replace), ...(other ?? [])],
    repeats: judged.repeats.map((repeat) => ({ ...repeat, drafts: repeat.drafts.map(replace) })),
  };
}
