import type { HandshakeObservation } from '../../model/audit/observation.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import { type CrossAttemptRule, type Judged, unique } from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';
import { clockOffset } from '../trial/clock-offset.ts';
import { completed, type TrialReading } from '../trial/trial-reading.ts';

const dateKinds: readonly FindingKind[] = ['certificate-expiry', 'certificate-not-yet-valid'];
const enoughHosts = 3;
const enoughIssuers = 2;
/** What no service is off by. */
const farMs = 60 * 60_000;

/**
 * Chains of unrelated hosts are all past their time, or all before it, and none is in time: then
 * it is this machine's clock, if the `Date`s of what answered say so as well. Three hosts under two
 * issuers are enough, or three that are all there is. Services whose certificates ran out together
 * have clocks that agree with ours. The findings of the single trials become its evidence.
 */
export const clockSkew: CrossAttemptRule = (all) => {
  const trials = all.flatMap((judged) => [judged, ...judged.repeats]);
  if (trials.some(({ reading }) => reading.steps.some(isInTime))) return all;
  const dated = trials.filter(({ drafts }) => drafts.some(isDated));
  const drafts = unique(dated.flatMap((judged) => judged.drafts.filter(isDated)));
  if (!isEverywhere({ all, dated, drafts }) || !clocksDisagree(trials, drafts)) return all;
  const skew = skewOf(drafts);
  return all.map((judged) => ({
    ...replaceDates(judged, skew),
    repeats: judged.repeats.map((repeat) => replaceDates(repeat, skew)),
  }));
};

function isDated({ kind }: Draft): boolean {
  return dateKinds.includes(kind);
}

// Names are compared only after a chain has verified, dates and all.
function isInTime(step: TrialReading['steps'][number]): boolean {
  return step.step === 'handshake' && step.role === 'target' && completed(step) && inTime(step);
}

function inTime({ verification }: HandshakeObservation): boolean {
  return verification === undefined || verification === 'ERR_TLS_CERT_ALTNAME_INVALID';
}

function isEverywhere({
  all,
  dated,
  drafts,
}: {
  all: readonly Judged[];
  dated: readonly Judged[];
  drafts: readonly Draft[];
}): boolean {
  const hosts = new Set(dated.map(({ reading }) => reading.attempt.host));
  const kinds = new Set(drafts.map(({ kind }) => kind));
  if (hosts.size < enoughHosts || kinds.size !== 1) return false;
  const issuers = new Set(drafts.map(({ facts: { issuer } }) => issuer));
  const tls = all.filter(({ reading }) => reading.attempt.scheme === 'https');
  return (
    issuers.size >= enoughIssuers || tls.every(({ reading }) => hosts.has(reading.attempt.host))
  );
}

/**
 * Whether the clocks of others are far from ours, and on the side that would make these chains
 * good: at two hosts, or at one whose chain verified, and at more than agree with ours.
 */
function clocksDisagree(trials: readonly Judged[], drafts: readonly Draft[]): boolean {
  const isAhead = drafts.every(({ kind }) => kind === 'certificate-expiry');
  const [far, near] = [new Set<string>(), new Set<string>()];
  let isVerified = false;
  for (const { reading } of trials) {
    for (const step of reading.steps) {
      const ms = step.step === 'exchange' ? clockOffset(step) : undefined;
      if (ms === undefined) continue;
      const isFar = isAhead ? ms < -farMs : ms > farMs;
      (isFar ? far : near).add(reading.attempt.host);
      if (isFar && reading.trusted) isVerified = true;
    }
  }
  return far.size > near.size && (far.size >= 2 || isVerified);
}

// The clock is later than the latest end, or earlier than the earliest beginning.
function skewOf(drafts: readonly Draft[]): DraftOf<'clock-skew'> {
  const dates = (name: 'notAfter' | 'notBefore') => {
    return drafts
      .flatMap(({ facts: { [name]: date } }) => (date === undefined ? [] : [`${date}`]))
      .sort();
  };
  const { code } = drafts[0]?.facts ?? {};
  return {
    kind: 'clock-skew',
    severity: 'error',
    actor: 'this-machine',
    evidence: unique(drafts.flatMap(({ evidence }) => evidence)),
    rivals: unique(drafts.map(({ kind }) => kind)),
    facts: facts({
      code,
      notAfter: dates('notAfter').at(-1),
      notBefore: dates('notBefore')[0],
    }),
  };
}

function replaceDates(judged: Judged, skew: Draft): Judged {
  const drafts = unique(judged.drafts.map((draft) => (isDated(draft) ? skew : draft)));
  return { ...judged, drafts };
}
