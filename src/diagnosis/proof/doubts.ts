import type { Confidence, FindingKind } from '../../model/finding/finding.ts';
import { findingTraits } from '../../model/finding/finding-traits.ts';
import { passesByAddress } from '../controls/control-facts.ts';
import { otherHellos } from '../controls/other-hellos.ts';
import type { Judged } from '../judged.ts';
import type { Draft } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { mayBeUnsteady, type Tally } from './chance.ts';
import { failsElsewhere, passesHere } from './difference.ts';
import { failedTries, tryOf } from './own-tries.ts';
import { isSilence, silencesForLonger } from './silence.ts';
import type { Surroundings } from './surroundings.ts';

/** One longer try may be lost by a fault as any other: two, one after the other, are not. */
const longerToBeSure = 2;

interface Difference {
  readonly around: Surroundings;
  /** How sure it is if nothing of this remains. */
  readonly confidence: Confidence;
}

/**
 * What a difference that stands may be all the same, as long as too few tries speak against it: a
 * slow answer, or a host that comes and goes by itself. Each is a rival, with which it is possible at
 * the most; that rival is also what tells the plan which further try would decide.
 */
export function doubtsOf(
  draft: Draft,
  judged: Judged,
  difference: Difference,
): readonly FindingKind[] {
  return [
    ...(mayBeSlow(draft, judged, difference) ? (['short-deadline'] as const) : []),
    ...(mayComeAndGo(draft, judged, difference) ? (['passing-fault'] as const) : []),
  ];
}

/** What waits equally long measures one slowness each time; only longer tries speak against it. */
function mayBeSlow(draft: Draft, judged: Judged, { around, confidence }: Difference): boolean {
  const longer = silencesForLonger(draft, judged);
  if (longer === 0) return isSilence(draft, judged);
  if (around.isSlow) return true;
  return isSilence(draft, judged) && isSure(confidence) && longer < longerToBeSure;
}

/**
 * Where nothing but this host, or the stranger's at which its name fails as well, tells how often
 * something fails there by itself. A service that proved itself by its address, and a way that no
 * usual ClientHello gets through, are more than one host.
 */
function mayComeAndGo(draft: Draft, judged: Judged, { around, confidence }: Difference): boolean {
  if (!isSure(confidence) || judged.reading.distrusted !== undefined) return false;
  if (passesByAddress(draft.facts.passesWith) || around.faults === undefined) return false;
  if (draft.kind === 'tls-intolerance') return false;
  return mayBeUnsteady(around.faults.targets, tallyOf(draft, judged, around));
}

function tallyOf(draft: Draft, judged: Judged, { elsewhere }: Surroundings): Tally {
  const here = judged.controls.filter(passesHere).length;
  const own = failedConnections(draft, judged);
  if (!failsElsewhere(draft)) return { failures: own, passes: here + elsewhere.length };
  const there = judged.controls.filter(isAtStranger).length;
  // The stranger's host takes any name: another one passed there. And where no name passes here, a
  // service that is out of order explains all that failed here.
  return { failures: there + (here > 0 ? own : 0), passes: here + 1 };
}

function isAtStranger({ attempt, end }: TrialReading): boolean {
  return attempt.control === 'harmless-address' && end?.step === 'handshake';
}

/** Each address that was tried counts, and each ClientHello under its own name. */
function failedConnections(draft: Draft, judged: Judged): number {
  const own = failedTries(judged, draft).reduce(
    (count, { reading }) => count + placesOf(reading),
    0,
  );
  if (findingTraits[draft.kind].step !== 'handshake') return own;
  return (
    own + judged.controls.filter((one) => brokeAlike(one, tryOf(draft, judged).reading)).length
  );
}

/** At how many addresses a try failed in the manner in which it ended. */
function placesOf({ steps, end, endIds }: TrialReading): number {
  if (end?.step !== 'connect') return 1;
  const alike = steps.filter(({ id, failure }) => {
    return endIds.includes(id) && failure?.code === end.failure.code;
  });
  return Math.max(1, alike.length);
}

function brokeAlike({ attempt, end }: TrialReading, own: TrialReading): boolean {
  const isHello = otherHellos.some((one) => one === attempt.control);
  return isHello && end?.step === 'handshake' && end.failure.code === own.end?.failure.code;
}

function isSure(confidence: Confidence): boolean {
  return confidence !== 'possible';
}
