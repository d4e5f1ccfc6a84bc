import type { Observation } from '../../model/audit/observation.ts';
import { facts } from '../facts.ts';
import { isError, type Judged, unique } from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/** What our own queue may add to a step before a deadline that passed in it says nothing, milliseconds. */
const muchMs = 100;
/** What a connection may stand still before peers, or a table on the way, have given it up. */
const givenUpMs = 1000;
const maxEvidence = 20;

/**
 * A try that failed while this machine was too busy to serve it is not judged: it says nothing of the
 * network. Where another try of the same attempt was not spoiled, that one counts; where none was,
 * nothing is known. One finding tells of all of them. Asked before all rules of follow-ups.
 */
export function withoutOwnLoad(all: readonly Judged[]): readonly Judged[] {
  const spoiled = all.flatMap((one) => [one, ...one.repeats]).filter(failedOfOwnLoad);
  if (spoiled.length === 0) return all;
  const limit = limitOf(spoiled.map(({ reading }) => reading));
  return all.map((judged) => soundOf(judged, limit));
}

/**
 * Whether a deadline passed while the step waited for long in our own queue, or the connection had
 * stood still for so long that others may have given it up. What peers say sooner, in a reset or a
 * refusal, they say however late we hear it.
 */
export function isSpoiled(reading: TrialReading): boolean {
  const { end } = reading;
  if (end === undefined) return false;
  const isOfClock = end.failure.code === 'timeout' || end.failure.code === 'stall';
  return (isOfClock && delayOf(end) >= muchMs) || stillOf(reading) >= givenUpMs;
}

/** For how long a step of the connection that failed stood still, though it passed; milliseconds. */
function stillOf({ end, steps }: TrialReading): number {
  const own = steps.filter(
    ({ step, hop, entry }) =>
      step !== 'select' && step !== 'resolve' && hop === end?.hop && entry === end?.entry,
  );
  return Math.max(0, ...own.map(delayOf));
}

function failedOfOwnLoad({ reading, drafts }: Judged): boolean {
  return isSpoiled(reading) && drafts.some(isError);
}

function delayOf({ delayedMs = 0 }: Observation): number {
  return delayedMs;
}

function soundOf(judged: Judged, limit: Draft): Judged {
  const tries = [judged, ...judged.repeats];
  if (!tries.some(failedOfOwnLoad)) return judged;
  const [sound] = tries.filter((one) => one.reading.finished && !failedOfOwnLoad(one));
  const repeats = judged.repeats.filter((one) => !failedOfOwnLoad(one));
  if (sound === judged) return { ...judged, repeats, drafts: unique([...judged.drafts, limit]) };
  // Nothing is known of it, or the first try that was not spoiled takes its place.
  const instead = sound === undefined ? [errorOf(judged, limit)] : [...sound.drafts, limit];
  return { ...judged, repeats, drafts: unique([...besideErrors(judged), ...instead]) };
}

function besideErrors({ drafts }: Judged): readonly Draft[] {
  return drafts.filter((draft) => !isError(draft));
}

function errorOf({ reading: { attempt, endIds } }: Judged, limit: Draft): Draft {
  const { target, route, id } = attempt;
  return { ...limit, severity: 'error', target, route, attempt: id, evidence: endIds };
}

function limitOf(spoiled: readonly TrialReading[]): DraftOf<'local-limit'> {
  const delays = spoiled.map((reading) =>
    Math.max(reading.end ? delayOf(reading.end) : 0, stillOf(reading)),
  );
  return {
    kind: 'local-limit',
    severity: 'warning',
    actor: 'this-machine',
    evidence: spoiled.flatMap(({ endIds }) => endIds).slice(0, maxEvidence),
    rivals: [],
    facts: facts({ tries: spoiled.length, delayedMs: Math.round(Math.max(...delays)) }),
  };
}
