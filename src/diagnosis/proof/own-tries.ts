import { steps } from '../../model/audit/observation.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { findingTraits } from '../../model/finding/finding-traits.ts';
import { numberOf } from '../in-order.ts';
import { isError, type Judged } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { isSpoiled } from '../tries/own-load.ts';

/**
 * The first try of a trial and its repeats. A repeat that saw the same shares the finding of the
 * first, as one object; what a repeat alone saw stands in the trial's own list as well, under the
 * repeat's name.
 */
export function ownTries(judged: Judged): readonly Judged[] {
  return [judged, ...judged.repeats];
}

/** The try that a finding speaks of: the first one, or the repeat that alone saw it. */
export function tryOf(draft: Draft, judged: Judged): Judged {
  return ownTries(judged).find(({ reading }) => reading.attempt.id === draft.attempt) ?? judged;
}

/** Its tries that show a finding of a kind: what a repeat alone saw is not the first one's too. */
export function triesWith(judged: Judged, kind: FindingKind): readonly Judged[] {
  const { id } = judged.reading.attempt;
  return ownTries(judged).filter((one) =>
    one.drafts.some((draft) => draft.kind === kind && (one !== judged || draft.attempt === id)),
  );
}

/** Whether one of its tries was past the step in which a kind is said, and did not meet it. */
export function cameFurther(judged: Judged, kind: FindingKind): boolean {
  const order: readonly string[] = steps;
  const said = order.indexOf(findingTraits[kind].step);
  const saying = new Set(triesWith(judged, kind));
  return ownTries(judged).some((one) => {
    const { finished, end } = one.reading;
    if (!finished || saying.has(one)) return false;
    return end === undefined || steps.indexOf(end.step) > said;
  });
}

/** Whether it failed once at least when nothing else of ours was under way to the same device. */
export function failedAlone(judged: Judged): boolean {
  const hasEnd = ownTries(judged).some(({ reading }) => reading.end !== undefined);
  return !hasEnd || failuresAlone(judged) > 0;
}

/** How often it failed when nothing else of ours was under way to the same device. */
export function failuresAlone(judged: Judged): number {
  return ownTries(judged).filter(({ reading: { end } }) => end && !end.inFlight).length;
}

/**
 * The numbers of its tries that failed in the step of a finding, in order; none where one of them
 * passed or came further: what stopped the others did not stop that one. One that ended before says
 * nothing.
 */
export function failuresOf(judged: Judged, draft: Draft): readonly number[] {
  return failedTries(judged, draft)
    .map(({ reading }) => numberOf(reading.attempt.id))
    .sort((a, b) => a - b);
}

/** The same, as tries. */
export function failedTries(judged: Judged, draft: Draft): readonly Judged[] {
  const tries = ownTries(judged).filter(({ reading }) => reading.finished && !isSpoiled(reading));
  const own = tryOf(draft, judged);
  if (tries.some((one) => !one.drafts.some(isError) || isPast(one, own))) return [];
  return tries.filter((one) => failsIn(one, findingTraits[draft.kind].step));
}

type StepOfKind = (typeof findingTraits)[FindingKind]['step'];

/** Whether a try shows an error of a step. */
export function failsIn({ drafts }: Judged, step: StepOfKind): boolean {
  return drafts.some((one) => isError(one) && findingTraits[one.kind].step === step);
}

function isPast({ reading }: Judged, { reading: { end } }: Judged): boolean {
  if (end === undefined) return false;
  return reading.end === undefined || steps.indexOf(reading.end.step) > steps.indexOf(end.step);
}
