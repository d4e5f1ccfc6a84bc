import type { Confidence, FindingKind } from '../../model/finding.ts';
import { findingTraits } from '../../model/finding-traits.ts';
import { steps } from '../../model/observation.ts';
import { passesByAddress } from '../controls/control-facts.ts';
import { numberOf } from '../in-order.ts';
import { isError, type Judged } from '../judged.ts';
import type { Draft, Facts } from '../rule.ts';
import { completed, type Seen } from '../seen.ts';
import { isSpoiled } from '../tries/own-load.ts';
import { expectedByChance, type Faults } from './faults.ts';

/** An attempt beside the one that is judged, by its number: attempts ran in that order. */
export interface Other {
  readonly host: string;
  readonly number: number;
  readonly passes: boolean;
}

/** What is known of the way that a trial took, and of its target over other ways. */
export interface Surroundings {
  readonly faults: Faults | undefined;
  /** What passed over the same way, its own tries among it. */
  readonly hosts: readonly Other[];
  /** Hosts that were asked once more for this alone, whatever came of it. */
  readonly witnesses: readonly Other[];
  /** The same target, where it passed over another way. */
  readonly elsewhere: readonly number[];
  /** It comes and goes over some way: then it may itself be what does. */
  readonly isFlapping: boolean;
  /** Of a kind: how many targets fail by it over the same way. */
  readonly alike: (kind: FindingKind) => number;
}

/** What proves that somebody between this machine and the service stops the target. */
export interface Proved {
  readonly proof: 'word' | 'difference';
  /** How far a difference carries at the most; absent for a word. */
  readonly atMost?: Confidence;
}

/** Above this many targets of a way that would fail so by chance, chance explains it. */
const mostByChance = 0.01;

/** With which a proxy tells of its own trouble, or of ours: 408, 429 and from 500 on. */
const troubles: readonly number[] = [408, 429];
/** One connection of three that meets a dead line fails twice in a row once in nine times. */
const enoughFailures = 3;
/** One target may come and go itself, by a balancer of which most lines are dead; several do not. */
const severalAlike = 2;
const manyAlike = 3;

/** What the service itself, or its owner, may have done: then a page is nobody's word. */
const ofService: readonly FindingKind[] = ['unexpected-answer', 'service-outage'];

/**
 * Whether what a finding says of a trial is shown to block, by one of two proofs. (a) The blocker's
 * own word: a refusal, a page, a chain or an address of which the sender is known not to be the
 * service. (b) A difference that stands: it failed, something beside it passed, and it failed again,
 * while too little comes and goes on this way for chance to explain it. Undefined where neither is.
 */
export function proofOf(draft: Draft, judged: Judged, around: Surroundings): Proved | undefined {
  const { proves } = findingTraits[draft.kind];
  if (proves === 'none') return undefined;
  if (isWord(draft, judged)) return { proof: 'word' };
  // A chain is the same the next time, and so is who showed another one.
  const isLasting = judged.seen.distrusted !== undefined;
  if (isLasting && passesByAddress(draft.facts['passesWith'])) {
    return { proof: 'difference', atMost: 'certain' };
  }
  const failures = failuresOf(judged, draft.kind);
  if (failures.length < 2 || isChance(around, failures.length)) return undefined;
  if (around.isFlapping && fitsOutage(draft)) return undefined;
  const isOfRepeat = draft.attempt !== judged.seen.attempt.id;
  if (isOfRepeat && sameKind(judged, draft.kind).length < 2) return undefined;
  const [first = 0] = failures;
  const span = { first, last: failures.at(-1) ?? first, count: failures.length };
  const atMost = carries(draft, judged, { around, span });
  return atMost === undefined ? undefined : { proof: 'difference', atMost };
}

/** Whether faults come and go so often on a way that so many failures prove nothing. */
export function isChance({ faults }: Pick<Surroundings, 'faults'>, failures: number): boolean {
  return faults !== undefined && expectedByChance(faults, failures) > mostByChance;
}

// A proxy whose own port is silent says as much as one that refuses: no service stands behind it yet.
function isWord({ kind, rivals, facts: { status } }: Draft, judged: Judged): boolean {
  if (findingTraits[kind].mayPass && cameFurther(judged, kind)) return false;
  if (kind === 'proxy-silence') return judged.seen.end?.step === 'connect' && isHeardAlone(judged);
  if (kind === 'proxy-unexpected-answer' && isTrouble(status)) return false;
  const { proves, step, mayPass, namesNobody } = findingTraits[kind];
  if (proves !== 'word' || rivals.some((rival) => ofService.includes(rival))) return false;
  if (namesNobody && sameKind(judged, kind).length < 2) return false;
  return step !== 'tunnel' || !mayPass || (isKept(judged, kind) && isHeardAlone(judged));
}

/** Whether it says nothing else: what asks the service next time did not refuse it by a rule. */
function isKept(judged: Judged, kind: FindingKind): boolean {
  const { step } = findingTraits[kind];
  return [judged, ...judged.repeats]
    .filter(({ seen }) => !isSpoiled(seen))
    .every(({ drafts }) => {
      const those = drafts.filter((one) => isError(one) && stepOf(one.kind) === step);
      return those.length === 0 || those.some((one) => one.kind === kind);
    });
}

/** Whether one of its tries was past the step of which the word was said: the next one is not stopped. */
function cameFurther(judged: Judged, kind: FindingKind): boolean {
  const order: readonly string[] = steps;
  const said = order.indexOf(stepOf(kind));
  const saying = new Set(sameKind(judged, kind));
  return [judged, ...judged.repeats].some((one) => {
    const { finished, end } = one.seen;
    if (!finished || saying.has(one)) return false;
    return end === undefined || steps.indexOf(end.step) > said;
  });
}

// What a repeat alone shows stands among the findings of its trial too, and is counted once.
function sameKind(judged: Judged, kind: FindingKind): readonly Judged[] {
  const { id } = judged.seen.attempt;
  return [judged, ...judged.repeats].filter((one) =>
    one.drafts.some((draft) => draft.kind === kind && (one !== judged || draft.attempt === id)),
  );
}

function isTrouble(status: Facts[string] | undefined): boolean {
  return typeof status === 'number' && (status >= 500 || troubles.includes(status));
}

/** Whether it said so once at least when nothing else of ours was under way to it. */
function isHeardAlone(judged: Judged): boolean {
  const ends = [judged, ...judged.repeats].flatMap(({ seen }) => seen.end ?? []);
  return ends.length === 0 || ends.some(({ inFlight = 0 }) => inFlight === 0);
}

/**
 * The numbers of its own tries that failed in the same step, in order; none where one of them passed
 * or came further: what stopped the others did not stop that one. One that ended before says nothing.
 */
export function failuresOf(judged: Judged, kind: FindingKind): readonly number[] {
  const { step } = findingTraits[kind];
  const tries = [judged, ...judged.repeats].filter(({ seen }) => seen.finished && !isSpoiled(seen));
  if (tries.some((one) => !one.drafts.some(isError) || isPast(one, judged))) return [];
  return tries
    .filter(({ drafts }) => drafts.some((one) => isError(one) && stepOf(one.kind) === step))
    .map(({ seen }) => numberOf(seen.attempt.id))
    .sort((a, b) => a - b);
}

function stepOf(kind: FindingKind): (typeof findingTraits)[FindingKind]['step'] {
  return findingTraits[kind].step;
}

/** Whether a try came further than the one that is judged: what stopped that one did not stop it. */
function isPast({ seen }: Judged, { seen: { end } }: Judged): boolean {
  if (end === undefined) return false;
  return seen.end === undefined || steps.indexOf(seen.end.step) > steps.indexOf(end.step);
}

function fitsOutage({ kind, rivals }: Draft): boolean {
  return findingTraits[kind].fitsOutage === true || rivals.includes('service-outage');
}

/** From the first failure to the last. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/** How far the difference carries, where something passed before the last failure; else undefined. */
function carries(
  draft: Draft,
  judged: Judged,
  { around, span }: { around: Surroundings; span: Span },
): Confidence | undefined {
  const { hosts, witnesses, elsewhere } = around;
  const isWithin = (number: number): boolean => number > span.first && number < span.last;
  // The service proved itself by its chain: it is there.
  const isOften = span.count >= enoughFailures;
  if (passesByAddress(draft.facts['passesWith'])) return byAddress(draft, { isOften });
  // One host that passes with another ClientHello may come and go itself. A way on which several
  // owners' hosts do, and none gets through with the usual one, does not.
  const isIntolerance = draft.kind === 'tls-intolerance';
  const isWay = isIntolerance && draft.actor === 'network-path';
  const here = ownControls(judged);
  const isShown = here.some(isWithin) && (isWay || !isIntolerance);
  if (isShown || (isWay && isOften) || failsElsewhere(draft)) return 'likely';
  // Others pass at the very place, and nothing that they have in common: it comes and goes there.
  if (here.length > 0 && findingTraits[draft.kind].step === 'handshake' && !isIntolerance) {
    return undefined;
  }
  // Those who were asked whether the way is alive say that it was dead meanwhile.
  const asked = witnesses.filter(({ number }) => isWithin(number));
  if (asked.length > 0 && !asked.some(({ passes }) => passes)) return undefined;
  const alike = around.alike(draft.kind);
  const isElsewhere = elsewhere.some((number) => number < span.last);
  if (isIntolerance) return isElsewhere && alike >= severalAlike ? 'possible' : undefined;
  // A proxy that fails each third request fails several targets alike.
  const isMany = isOften && alike >= manyAlike && draft.facts['proxy'] === undefined;
  if (isElsewhere) return isMany ? 'likely' : 'possible';
  // That the service is there at all, the list says of its own; nobody does of a user's.
  const { host } = judged.seen.attempt;
  const isAlive =
    asked.length > 0 || hosts.some((one) => one.host !== host && isWithin(one.number));
  return judged.seen.listed && isAlive && isOften ? 'possible' : undefined;
}

/** A proxy that fails now and then fails one way of asking thrice, and grants the other one once. */
function byAddress({ kind }: Draft, { isOften }: { isOften: boolean }): Confidence | undefined {
  if (findingTraits[kind].step !== 'tunnel') return 'certain';
  return isOften ? 'possible' : undefined;
}

/** A filter on the name that its controls proved at a host that takes any other name. */
function failsElsewhere({ kind, facts: { failsWith } }: Draft): boolean {
  return (
    kind === 'sni-filter' && Array.isArray(failsWith) && failsWith.includes('harmless-address')
  );
}

/** The numbers of its own controls that passed at the same place. */
function ownControls({ controls }: Judged): readonly number[] {
  return controls.filter(passesHere).map(({ attempt }) => numberOf(attempt.id));
}

function passesHere({ attempt, finished, steps }: Seen): boolean {
  if (attempt.control === 'passing-host' || attempt.control === 'harmless-address') return false;
  const last = steps.at(-1);
  return finished && last?.step === 'handshake' && last.role === 'target' && completed(last);
}
