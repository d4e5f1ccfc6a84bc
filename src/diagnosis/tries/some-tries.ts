import { findingTraits } from '../../model/finding/finding-traits.ts';
import { facts } from '../facts.ts';
import { type CrossAttemptRule, isError, type Judged, passes, unique } from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

const maxEvidence = 20;

/**
 * A target that passes some of its tries over a route is not blocked there: how many of how many failed
 * is the finding. Of several samples and their repeats, those that failed by a kind that may pass
 * share one finding. An error that may not pass stays what it is.
 */
export const someTries: CrossAttemptRule = (all) => {
  const places = Map.groupBy(
    all,
    ({ reading }) => `${reading.attempt.target}\n${reading.attempt.route}`,
  );
  const faults = new Map<Judged, Draft>();
  for (const samples of places.values()) {
    const fault = samples.length > 1 ? faultOf(samples) : undefined;
    if (fault !== undefined) for (const one of samples) faults.set(one, fault);
  }
  return all.map((judged) => {
    const fault = faults.get(judged);
    return fault === undefined ? judged : settled(judged, fault);
  });
};

function faultOf(samples: readonly Judged[]): DraftOf<'passing-fault'> | undefined {
  const tries = samples.flatMap((one) => [one, ...one.repeats]).filter(isWhole);
  const failed = tries.filter(fails);
  const [first] = failed.flatMap(({ drafts }) => drafts.filter(isOfFault));
  const passed = tries.find((one) => !fails(one));
  if (first === undefined || passed === undefined || tries.some(isRefused)) return undefined;
  const code = failed.flatMap(({ reading }) => reading.end?.failure.code ?? [])[0] ?? first.kind;
  const evidence = failed.flatMap(({ drafts, reading }) => [
    ...drafts.filter(isOfFault).flatMap((draft) => draft.evidence),
    ...reading.endIds,
  ]);
  const { attempt: _, confidence: _confidence, ...said } = first;
  return {
    ...said,
    kind: 'passing-fault',
    severity: 'warning',
    evidence: [
      ...unique(evidence).slice(0, maxEvidence),
      ...passed.reading.steps.slice(-1).map(({ id }) => id),
    ],
    rivals: [],
    facts: facts({ ...first.facts, code, failed: failed.length, of: tries.length }),
  };
}

function isWhole({ reading }: Judged): boolean {
  return reading.finished && reading.steps.length > 0;
}

// One that was settled with its repeat has its fault in place of its error.
function fails(judged: Judged): boolean {
  const { reading, drafts } = judged;
  return !passes(judged) || (reading.end !== undefined && drafts.some(isOfFault));
}

function isOfFault(draft: Draft): boolean {
  return (
    draft.kind === 'passing-fault' || (isError(draft) && findingTraits[draft.kind].mayPass === true)
  );
}

// A chain that does not verify is no accident either.
function isRefused({ drafts, reading }: Judged): boolean {
  const errors = drafts.filter(isError);
  return errors.some((draft) => !isOfFault(draft)) || (errors.length > 0 && isDistrusted(reading));
}

function isDistrusted({ distrusted }: TrialReading): boolean {
  return distrusted !== undefined;
}

function settled(judged: Judged, fault: Draft): Judged {
  const settle = (one: Judged): Judged => ({
    ...one,
    drafts: one.drafts.some(isOfFault)
      ? [fault, ...one.drafts.filter((draft) => !isOfFault(draft))]
      : one.drafts,
  });
  return { ...settle(judged), repeats: judged.repeats.map(settle) };
}
