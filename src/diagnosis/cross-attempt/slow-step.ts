import type { Observation, Step } from '../../model/audit/observation.ts';
import { facts } from '../facts.ts';
import { type CrossAttemptRule, type Judged, passes } from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';
import { percentile } from '../timing/percentile.ts';
import { roleOf } from '../trial/trial-reading.ts';

const enoughPeers = 20;
const times = 3;
const aboveMs = 200;
/** Where our own queue inflated so many of all steps, it may have inflated one that it was not seen in. */
const overloadedShare = 0.05;
/** In median absolute deviations: where times scatter anyway, a high one is nothing special. */
const deviations = 6;

/** The quickest that a step of a target was over a route: what a single hiccup does not reach. */
interface Quickest {
  readonly judged: Judged;
  readonly id: string;
  readonly step: Step;
  readonly ms: number;
}

/**
 * A step far above the same step of other targets over the same route, in all samples and repeats
 * of its target: at least three times their median, 200 ms above it, and outside their scatter
 * (median absolute deviation), among 20 targets at least. Only steps of attempts that passed
 * count, and of each what our own queue may have added is taken off. On a machine that was overloaded
 * that remains its rival. For information.
 */
export const slowStep: CrossAttemptRule = (all) => {
  const slow = new Map<Judged, readonly Draft[]>();
  const rivals = isOverloaded(all) ? (['local-limit'] as const) : [];
  for (const peers of peersOf(all)) {
    if (peers.length < enoughPeers) continue;
    const usual = medianOf(peers.map(({ ms }) => ms));
    const scatter = medianOf(peers.map(({ ms }) => Math.abs(ms - usual)));
    const most = Math.max(usual * times, usual + aboveMs, usual + scatter * deviations);
    for (const one of peers.filter(({ ms }) => ms > most)) {
      slow.set(one.judged, [...(slow.get(one.judged) ?? []), draftOf(one, { usual, rivals })]);
    }
  }
  if (slow.size === 0) return all;
  return all.map((judged) => {
    const drafts = slow.get(judged);
    return drafts === undefined ? judged : { ...judged, drafts: [...judged.drafts, ...drafts] };
  });
};

/** The quickest of each target, by route, step and role. */
function peersOf(all: readonly Judged[]): readonly (readonly Quickest[])[] {
  const groups = new Map<string, Map<string, Quickest>>();
  for (const judged of all) {
    if (!passes(judged)) continue;
    const { target, route } = judged.reading.attempt;
    for (const step of [judged, ...judged.repeats].flatMap(({ reading }) => reading.steps)) {
      if (!isTimed(step)) continue;
      const group = `${route}\n${step.step}\n${roleOf(step)}`;
      const targets = groups.get(group) ?? new Map<string, Quickest>();
      const before = targets.get(target);
      const ms = step.durationMs - (step.delayedMs ?? 0);
      if (before && before.ms <= ms) continue;
      const { id } = step;
      targets.set(target, { judged: before?.judged ?? judged, id, step: step.step, ms });
      groups.set(group, targets);
    }
  }
  return [...groups.values()].map((targets) => [...targets.values()]);
}

/** Whether this machine was too busy to be sure of any single time. */
function isOverloaded(all: readonly Judged[]): boolean {
  const tries = all.flatMap((judged) => [judged, ...judged.repeats]);
  if (tries.some(({ drafts }) => drafts.some(({ kind }) => kind === 'local-limit'))) return true;
  const steps = tries.flatMap(({ reading }) => reading.steps);
  const inflated = steps.filter(({ delayedMs = 0 }) => delayedMs > 0);
  return inflated.length >= steps.length * overloadedShare;
}

function isTimed(step: Observation): boolean {
  if (step.failure !== null || (step.hop ?? 0) > 0) return false;
  return step.step !== 'resolve' || step.by === 'dns' || step.by === 'system';
}

function medianOf(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    50,
  );
}

function draftOf(
  { judged: { reading }, id, step, ms }: Quickest,
  { usual, rivals }: { readonly usual: number; readonly rivals: Draft['rivals'] },
): DraftOf<'slow-step'> {
  const { target, route, id: attempt } = reading.attempt;
  return {
    kind: 'slow-step',
    severity: 'info',
    target,
    route,
    attempt,
    evidence: [id],
    rivals,
    facts: facts({ step, ms: Math.round(ms), usualMs: Math.round(usual) }),
  };
}
