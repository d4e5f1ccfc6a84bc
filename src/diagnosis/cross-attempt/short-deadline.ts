import type { Observation } from '../../model/audit/observation.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { facts, proxyLabel } from '../facts.ts';
import { type CrossAttemptRule, type Judged, passes } from '../judged.ts';
import { longerSilences } from '../proof/silence.ts';
import type { Draft, DraftOf } from '../rule.ts';

/** What a step looks like that answered too late for us. */
const silences: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'proxy-silence',
  'handshake-silence',
  'exchange-silence',
]);
/** From this share of the deadline on, a step that passed was near to be called silent. */
const nearShare = 0.6;

/**
 * What answers over a way takes almost as long as the deadline: what is silent there, in the same
 * step, may only be slower. A longer second try decides: until one was made, the silence is told as
 * slowness, and as the rival what it looked like.
 */
export const shortDeadline: CrossAttemptRule = (all, { context: { deadlineMs } }) => {
  const slowest = slowestSteps(all, deadlineMs * nearShare);
  if (slowest.size === 0) return all;
  return all.map((judged) => {
    const { end } = judged.reading;
    if (end?.failure.code !== 'timeout') return judged;
    if (longerSilences(judged, end.step).length > 0) return judged;
    const near = slowest.get(placeOf(judged, end));
    if (near === undefined) return judged;
    const renamed = (draft: Draft): Draft =>
      silences.has(draft.kind) ? slowOf(draft, { near, judged, deadlineMs }) : draft;
    return { ...judged, drafts: judged.drafts.map(renamed) };
  });
};

/** The slowest step that came to its end, by route and step. */
function slowestSteps(all: readonly Judged[], minMs: number): ReadonlyMap<string, Observation> {
  const slowest = new Map<string, Observation>();
  for (const judged of all) {
    if (!passes(judged)) continue;
    for (const step of [judged, ...judged.repeats].flatMap(({ reading }) => reading.steps)) {
      const ms = ownMs(step);
      if (step.step === 'connect' || step.step === 'resolve') continue;
      if (step.failure !== null || ms < minMs) continue;
      const before = slowest.get(placeOf(judged, step));
      if (before === undefined || ownMs(before) < ms) slowest.set(placeOf(judged, step), step);
    }
  }
  return slowest;
}

function placeOf({ reading }: Judged, { step }: Observation): string {
  return `${reading.attempt.route}\n${step}`;
}

/** An answer that trickles has begun in time: its first byte counts. */
function ownMs(step: Observation): number {
  const ms = step.step === 'exchange' ? (step.firstByteMs ?? 0) : step.durationMs;
  return ms - (step.delayedMs ?? 0);
}

function slowOf(
  draft: Draft,
  {
    near,
    judged: { reading },
    deadlineMs,
  }: { readonly near: Observation; readonly judged: Judged; readonly deadlineMs: number },
): DraftOf<'short-deadline'> {
  const { actor: _actor, confidence: _confidence, ...kept } = draft;
  return {
    ...kept,
    kind: 'short-deadline',
    evidence: [...draft.evidence, near.id],
    rivals: [draft.kind],
    facts: facts({
      proxy: proxyLabel(reading.attempt.proxy),
      serverName: reading.attempt.host,
      step: near.step,
      code: reading.end?.failure.code,
      deadlineMs,
      ms: Math.round(ownMs(near)),
    }),
  };
}
