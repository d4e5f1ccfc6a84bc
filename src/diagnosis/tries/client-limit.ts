import { facts, proxyLabel } from '../facts.ts';
import { type CrossAttemptRule, type Judged, passes, unique } from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';
import type { Failed, TrialReading } from '../trial/trial-reading.ts';
import { isUpstream } from '../tunnel/squid-error.ts';

/** One target that was lost in company may be an accident. */
const minTargets = 2;
const maxEvidence = 20;

/** A try that failed in company, and one of the same target that passed. */
interface Lost {
  readonly judged: Judged;
  readonly step: Failed & { readonly inFlight: number };
  readonly passed: TrialReading;
}

/**
 * A proxy or a name server that fails while others of this audit are under way to it, and passes the
 * same targets later, alone: it takes so many at a time from one client. One finding for each of them,
 * in place of the faults that passed: what passes alone is reachable.
 */
export const clientLimit: CrossAttemptRule = (all) => {
  const lost = all.flatMap(lostInCompany);
  const limits = new Map<Judged, Draft>();
  for (const [subject, those] of Map.groupBy(lost, ({ step }) => subjectOf(step))) {
    const targets = new Set(those.map(({ judged }) => judged.reading.attempt.target));
    if (subject === undefined || targets.size < minTargets) continue;
    const draft = draftOf(subject, those);
    for (const { judged } of those) limits.set(judged, draft);
  }
  return all.map((judged) => {
    const limit = limits.get(judged);
    return limit === undefined ? judged : settled(judged, limit);
  });
};

function lostInCompany(judged: Judged): readonly Lost[] {
  const fault = judged.drafts.find(({ kind }) => kind === 'passing-fault');
  // What a proxy says of the way behind it comes of no number of ours.
  if (fault === undefined || isUpstream(fault.facts.squidError) || !passes(judged)) return [];
  const tries = [judged, ...judged.repeats].map(({ reading }) => reading);
  const step = tries.map(({ end }) => end).find(isInCompany);
  const passed = tries.find(({ finished, end, steps }) => {
    return finished && end === undefined && steps.length > 0;
  });
  return step === undefined || passed === undefined ? [] : [{ judged, step, passed }];
}

function isInCompany(step: Failed | undefined): step is Lost['step'] {
  return (step?.inFlight ?? 0) > 0;
}

/** Who was asked: the label of a proxy, or the address of a name server. */
function subjectOf(step: Failed): string | undefined {
  switch (step.step) {
    case 'resolve':
      return step.server;
    case 'tunnel':
      return proxyLabel(step.proxy);
    case 'exchange':
      return step.proxy && proxyLabel(step.proxy);
    case 'connect':
      return step.role === 'proxy' ? `${step.address}:${step.port}` : undefined;
    default:
      return undefined;
  }
}

function draftOf(subject: string, lost: readonly Lost[]): DraftOf<'client-limit'> {
  const [first] = lost;
  const isResolver = first?.step.step === 'resolve';
  const status = first?.step.step === 'tunnel' ? first.step.status : undefined;
  return {
    kind: 'client-limit',
    severity: 'warning',
    ...(first && { route: first.judged.reading.attempt.route }),
    actor: isResolver ? 'local-resolver' : 'proxy',
    evidence: unique(
      lost
        .slice(0, maxEvidence / 2)
        .flatMap(({ step, passed }) => [step.id, ...passed.steps.slice(-1).map(({ id }) => id)]),
    ),
    rivals: ['passing-fault'],
    facts: facts({
      ...(isResolver ? { server: subject } : { proxy: subject }),
      inFlight: Math.min(...lost.map(({ step }) => step.inFlight)),
      passed: lost.length,
      code: first?.step.failure.code,
      status,
    }),
  };
}

function settled(judged: Judged, limit: Draft): Judged {
  const settle = (one: Judged): Judged => ({
    ...one,
    drafts: unique(one.drafts.map((draft) => (draft.kind === 'passing-fault' ? limit : draft))),
  });
  return { ...settle(judged), repeats: judged.repeats.map(settle) };
}
