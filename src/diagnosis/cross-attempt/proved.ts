import { type Confidence, confidences, type FindingKind } from '../../model/finding/finding.ts';
import { findingTraits } from '../../model/finding/finding-traits.ts';
import { confidenceOf } from '../confidence.ts';
import { numberOf } from '../in-order.ts';
import {
  type CrossAttemptRule,
  isError,
  type Judged,
  mapDrafts,
  passes,
  unique,
} from '../judged.ts';
import { registrableDomain } from '../page/registrable-domain.ts';
import { isChance } from '../proof/chance.ts';
import { doubtsOf } from '../proof/doubts.ts';
import { learnFaults } from '../proof/faults.ts';
import { addressesFallenSilent, openedBy } from '../proof/nameless.ts';
import { failuresOf } from '../proof/own-tries.ts';
import { proofOf } from '../proof/proof-of.ts';
import { silencesForLonger } from '../proof/silence.ts';
import type { Other, Surroundings } from '../proof/surroundings.ts';
import { wayOf } from '../proof/way.ts';
import type { Draft } from '../rule.ts';

/**
 * Writes down at each error of a trial what shows it to block, where something does. Asked last, when
 * every finding is what it stays. Certain is a word for what the blocker says himself: a difference
 * is likely at the most. Where faults come and go too often, that is a rival of all that rests on
 * one.
 */
export const proved: CrossAttemptRule = (all, { controlHostTrials, witnesses }) => {
  if (!all.some(({ drafts }) => drafts.some(isError))) return all;
  const faults = learnFaults(all);
  const alive = byWay([...all, ...controlHostTrials].filter(passes));
  const asked = byWay(witnesses);
  const slow = new Set(all.filter(isLate).map(({ reading }) => wayOf(reading)));
  const flapping = new Set(all.filter(comesAndGoes).map(({ reading }) => reading.attempt.target));
  const passing = Map.groupBy(all.filter(passes), ({ reading }) => reading.attempt.target);
  const alike = failingAlike(all);
  const opened = openedOver(all);
  const fallenSilent = fallenSilentOver(all);
  const marks = all.map((judged) => {
    if (!judged.drafts.some(isError)) return judged;
    const way = wayOf(judged.reading);
    const same = passing.get(judged.reading.attempt.target) ?? [];
    const around: Surroundings = {
      faults: faults.get(way),
      hosts: alive.get(way) ?? [],
      witnesses: asked.get(way) ?? [],
      beside: asked.has(way) ? [] : [...asked.values()].flat(),
      opened: opened.get(way) ?? new Set(),
      fallenSilent: fallenSilent.get(way) ?? new Set(),
      here: same.filter((one) => wayOf(one.reading) === way && one !== judged).map(numberOfTrial),
      elsewhere: same.filter(({ reading }) => wayOf(reading) !== way).map(numberOfTrial),
      isSlow: slow.has(way),
      isFlapping: flapping.has(judged.reading.attempt.target),
      alike: (kind) => alike.get(`${kind} ${way}`)?.size ?? 0,
      owners: (kind) => new Set(alike.get(`${kind} ${way}`)?.values()).size,
    };
    return mapDrafts(judged, (draft) => marked(draft, judged, around));
  });
  return noSurer(marks);
};

/**
 * Of one target over one route, what nothing proves is no surer than what something does: the
 * verdict rests on the latter.
 */
function noSurer(all: readonly Judged[]): readonly Judged[] {
  const surest = new Map<string, Confidence>();
  for (const judged of all) {
    for (const { proof, confidence } of judged.drafts) {
      if (proof === undefined || confidence === undefined) continue;
      const place = placeOf(judged);
      surest.set(place, stronger(surest.get(place) ?? confidence, confidence));
    }
  }
  return all.map((judged) => {
    const most = surest.get(placeOf(judged));
    if (most === undefined) return judged;
    return mapDrafts(judged, (draft) => {
      if (!isError(draft) || draft.attempt === undefined || draft.proof !== undefined) return draft;
      return { ...draft, confidence: weaker(confidenceOf(draft), most) };
    });
  });
}

function placeOf({ reading: { attempt } }: Judged): string {
  return `${attempt.target} ${attempt.route}`;
}

/** Where connections to targets opened, by the way. */
function openedOver(all: readonly Judged[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ways = new Map<string, Set<string>>();
  for (const judged of all) {
    const way = wayOf(judged.reading);
    const those = ways.get(way) ?? new Set();
    ways.set(way, those);
    for (const place of openedBy(judged)) those.add(place);
  }
  return ways;
}

function fallenSilentOver(all: readonly Judged[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ways = Map.groupBy(all, ({ reading }) => wayOf(reading));
  return new Map([...ways].map(([way, those]) => [way, addressesFallenSilent(those)]));
}

function isLate({ drafts }: Judged): boolean {
  return drafts.some(({ kind, severity }) => kind === 'short-deadline' && severity === 'warning');
}

function comesAndGoes({ drafts }: Judged): boolean {
  return drafts.some(({ kind }) => kind === 'passing-fault');
}

/** The targets that fail over a way with the domains of their owners, by the kind and the way. */
function failingAlike(all: readonly Judged[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const targets = new Map<string, Map<string, string>>();
  for (const { reading, drafts } of all) {
    for (const { kind } of drafts.filter(isError)) {
      const key = `${kind} ${wayOf(reading)}`;
      const those = targets.get(key) ?? new Map<string, string>();
      targets.set(key, those.set(reading.attempt.target, registrableDomain(reading.attempt.host)));
    }
  }
  return targets;
}

function byWay(all: readonly Judged[]): ReadonlyMap<string, readonly Other[]> {
  const ways = new Map<string, Other[]>();
  for (const judged of all) {
    const way = wayOf(judged.reading);
    const { host } = judged.reading.attempt;
    const others = ways.get(way) ?? [];
    ways.set(way, others);
    others.push({ host, number: numberOfTrial(judged), passes: passes(judged) });
  }
  return ways;
}

function numberOfTrial({ reading }: Judged): number {
  return numberOf(reading.attempt.id);
}

// What several trials share is no one's proof, and stays one object.
function marked(draft: Draft, judged: Judged, around: Surroundings): Draft {
  if (!isError(draft) || draft.attempt === undefined) return draft;
  const shown = proofOf(draft, judged, around);
  if (shown === undefined) return unproved(draft, judged, around);
  const { proof, atMost = 'certain' } = shown;
  const firm = silencesForLonger(draft, judged) > 0 ? withoutSlowness(draft) : draft;
  const confidence = weaker(confidenceOf(firm), atMost);
  if (proof === 'word') return { ...firm, proof, confidence };
  const doubts = doubtsOf(draft, judged, { around, confidence });
  if (doubts.length === 0) return { ...firm, proof, confidence };
  const doubted = doubts.includes('short-deadline') ? draft : firm;
  return { ...withRivals(doubted, doubts), proof, confidence: weaker(confidence, 'possible') };
}

// It was given the time that a slow one needs.
function withoutSlowness(draft: Draft): Draft {
  return { ...draft, rivals: draft.rivals.filter((rival) => rival !== 'short-deadline') };
}

function withRivals(draft: Draft, more: readonly FindingKind[]): Draft {
  // Of a proxy its own rule says that it may be slow: there the verdict hangs on it.
  const isProxy = findingTraits[draft.kind].step === 'tunnel';
  const due = more.filter((rival) => !isProxy || rival !== 'short-deadline');
  return { ...draft, rivals: unique([...draft.rivals, ...due]) };
}

// A word that its own repeats do not bear out is no certain one.
function unproved(draft: Draft, judged: Judged, around: Surroundings): Draft {
  const { proves, mayPass, step } = findingTraits[draft.kind];
  const isWord = proves === 'word' && mayPass && step !== 'exchange';
  if (!isWord || judged.repeats.length === 0) return doubted(draft, judged, around);
  return { ...draft, confidence: weaker(confidenceOf(draft), 'possible') };
}

function doubted(draft: Draft, judged: Judged, around: Surroundings): Draft {
  const isDoubtful = findingTraits[draft.kind].proves === 'difference';
  if (!isDoubtful || !isChance(around.faults, failuresOf(judged, draft).length)) return draft;
  const { confidence: _, ...rest } = draft;
  return { ...rest, rivals: unique([...draft.rivals, 'passing-fault']) };
}

function stronger(one: Confidence, other: Confidence): Confidence {
  return weaker(one, other) === one ? other : one;
}

function weaker(one: Confidence, other: Confidence): Confidence {
  return confidences.indexOf(one) > confidences.indexOf(other) ? one : other;
}
