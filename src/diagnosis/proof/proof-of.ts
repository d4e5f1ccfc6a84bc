import type { Confidence } from '../../model/finding/finding.ts';
import { findingTraits } from '../../model/finding/finding-traits.ts';
import { numberOf } from '../in-order.ts';
import type { Judged } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { differenceOf } from './difference.ts';
import { isOpenToOthers } from './nameless.ts';
import { triesWith } from './own-tries.ts';
import type { Surroundings } from './surroundings.ts';
import { isWord } from './word.ts';

/** What proves that somebody between this machine and the service stops the target. */
export interface Proved {
  readonly proof: 'word' | 'difference';
  /** How far a difference carries at the most; absent for a word. */
  readonly atMost?: Confidence;
}

/**
 * Whether nobody passed who was asked over another way between the failures: a line that went down
 * for all ways at once fails whatever was still under way, and its repeats. Who says no in words, or
 * breaks off, is there.
 */
function isCutOff(draft: Draft, judged: Judged, { beside }: Surroundings): boolean {
  if (findingTraits[draft.kind].namesNobody !== true) return false;
  const numbers = triesWith(judged, draft.kind).map(({ reading }) => numberOf(reading.attempt.id));
  const meanwhile = beside.filter(
    ({ number }) => number > Math.min(...numbers) && number < Math.max(...numbers),
  );
  return meanwhile.length > 0 && !meanwhile.some(({ passes }) => passes);
}

/**
 * Whether what a finding says of a trial is shown to block, by one of two proofs (docs/design/0018):
 * the blocker's own word, or a difference that stands. Undefined where neither is.
 */
export function proofOf(draft: Draft, judged: Judged, around: Surroundings): Proved | undefined {
  if (findingTraits[draft.kind].proves === 'none') return undefined;
  if (isOpenToOthers(draft, judged, around) || isCutOff(draft, judged, around)) return undefined;
  // To others the proxy says something else: it may only tell that this service is not there.
  const isOfUpstream =
    draft.kind === 'proxy-unexpected-answer' &&
    draft.rivals.includes('proxy-upstream-failure') &&
    around.hosts.length > 0;
  if (isOfUpstream && around.elsewhere.length === 0) return undefined;
  if (!isOfUpstream && isWord(draft, judged, around)) return { proof: 'word' };
  const atMost = differenceOf(draft, judged, around);
  return atMost === undefined ? undefined : { proof: 'difference', atMost };
}
