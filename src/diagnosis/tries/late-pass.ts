import type { Observation } from '../../model/audit/observation.ts';
import { facts, proxyLabel } from '../facts.ts';
import { type CrossAttemptRule, isError, type Judged, passes, unique } from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { isLonger, ranOut, spentMs } from './waiting.ts';

/** A target that passes over a route when it is given more time, by a step that needs it. */
interface Late {
  readonly judged: Judged;
  readonly step: Observation;
  /** The deadline with which it passed, milliseconds. */
  readonly longerMs: number | undefined;
}

/**
 * What was silent for the deadline each time, and passes when a last try waits longer, is slow and
 * not stopped: a warning in place of what its silence looked like, shared by all samples of the
 * target over that route. Asked before all that counts how many of the tries passed.
 */
export const latePass: CrossAttemptRule = (all, { context: { deadlineMs } }) => {
  const late = all.flatMap((judged) => lateOf(judged, deadlineMs));
  if (late.length === 0) return all;
  const slow = new Map(late.map((one) => [placeOf(one.judged), draftOf(one, deadlineMs)]));
  return all.map((judged) => {
    const draft = slow.get(placeOf(judged));
    return draft === undefined || !isSilent(judged) ? judged : settled(judged, draft);
  });
};

function placeOf({ reading: { attempt } }: Judged): string {
  return `${attempt.target}\n${attempt.route}`;
}

function lateOf(judged: Judged, deadlineMs: number): readonly Late[] {
  if (!passes(judged)) return [];
  const passed = judged.repeats.find(
    ({ reading }) => isLonger(reading) && reading.finished && reading.end === undefined,
  );
  const slowest = (passed?.reading.steps ?? [])
    .filter((step) => spentMs(step) > deadlineMs)
    .sort((a, b) => spentMs(b) - spentMs(a));
  const longerMs = passed?.reading.attempt.timeoutMs;
  return slowest.slice(0, 1).map((step) => ({ judged, step, longerMs }));
}

/** Whatever failed failed by silence: a reset, or a pass in time, is no slowness. */
function isSilent({ reading, repeats }: Judged): boolean {
  const tries: readonly TrialReading[] = [reading, ...repeats.map((one) => one.reading)];
  return tries.every((one) => !one.finished || ranOut(one) || isLonger(one));
}

function draftOf(
  { judged: { reading, drafts }, step, longerMs }: Late,
  deadlineMs: number,
): DraftOf<'short-deadline'> {
  const { target, route, id } = reading.attempt;
  const failed = drafts.filter(({ kind }) => kind === 'passing-fault');
  return {
    kind: 'short-deadline',
    severity: 'warning',
    ...{ target, route, attempt: id },
    evidence: unique([...failed.flatMap(({ evidence }) => evidence), step.id]),
    rivals: [],
    facts: facts({
      proxy: proxyLabel(reading.attempt.proxy),
      serverName: reading.attempt.host,
      step: step.step,
      code: reading.end?.failure.code,
      deadlineMs,
      longerMs,
      tookMs: Math.round(spentMs(step)),
    }),
  };
}

function settled(judged: Judged, late: Draft): Judged {
  const settle = (one: Judged): Judged => {
    const others = one.drafts.filter((draft) => !isError(draft) && draft.kind !== 'passing-fault');
    return { ...one, drafts: others.length < one.drafts.length ? [late, ...others] : one.drafts };
  };
  return { ...settle(judged), repeats: judged.repeats.map(settle) };
}
