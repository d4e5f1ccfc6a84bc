import type { Confidence } from '../../model/finding/finding.ts';
import { findingTraits } from '../../model/finding/finding-traits.ts';
import { passesByAddress } from '../controls/control-facts.ts';
import { numberOf } from '../in-order.ts';
import type { Judged } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { completed, type TrialReading } from '../trial/trial-reading.ts';
import { isChance, isChanceByGuess } from './chance.ts';
import { failedAlone, failuresAlone, failuresOf, triesWith } from './own-tries.ts';
import type { Surroundings } from './surroundings.ts';

/** One connection of three that meets a dead line fails twice in a row once in nine times. */
const enoughFailures = 3;
/** One target may come and go itself, by a balancer of which most lines are dead; several do not. */
const severalAlike = 2;
const manyAlike = 3;

/**
 * How sure a difference makes a finding: it failed, something beside it passed, and it failed again,
 * while too little comes and goes on this way for chance to explain it. Undefined where none stands.
 */
export function differenceOf(
  draft: Draft,
  judged: Judged,
  around: Surroundings,
): Confidence | undefined {
  // A chain is the same the next time, and so is who showed another one.
  const isLasting = judged.reading.distrusted !== undefined;
  if (isLasting && passesByAddress(draft.facts.passesWith)) return 'certain';
  const failures = failuresOf(judged, draft);
  if (failures.length < 2 || isChance(around.faults, failures.length)) return undefined;
  if (isOwnNumber(draft, judged, around)) return undefined;
  if (around.isFlapping && fitsOutage(draft)) return undefined;
  const isOfRepeat = draft.attempt !== judged.reading.attempt.id;
  if (isOfRepeat && triesWith(judged, draft.kind).length < 2) return undefined;
  const [first = 0] = failures;
  const span = { first, last: failures.at(-1) ?? first, count: failures.length };
  return carries(draft, judged, { around, span });
}

/**
 * Where something fails and passes, our own number may be too much for whom we ask: then what failed in
 * company shows nothing, and what failed alone only if it did so more often than chance has it.
 */
function isOwnNumber(draft: Draft, judged: Judged, { faults }: Surroundings): boolean {
  if (faults?.comeAndGo !== true) return false;
  if (!failedAlone(judged)) return true;
  const { targets, shareAlone: share } = faults;
  // Who says no in words says it alone as well: a fault does not speak.
  if (share === undefined || findingTraits[draft.kind].proves === 'word') return false;
  return isChanceByGuess({ targets, share }, failuresAlone(judged));
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
  if (passesByAddress(draft.facts.passesWith)) return byAddress(draft, { isOften });
  const here = ownControls(judged);
  const isFilter = draft.kind === 'sni-filter';
  const isIntolerance = draft.kind === 'tls-intolerance';
  // Another name passes at the very place, and this one never.
  if (isFilter && here.some(isWithin)) return 'likely';
  // A name that is held back for longer than a control waits is silent elsewhere, too.
  if (isFilter && failsElsewhere(draft)) {
    return draft.facts['code'] === 'timeout' ? 'possible' : 'likely';
  }
  // One host that passes with another ClientHello may come and go itself. A way on which several
  // owners' hosts do, and none gets through with the usual one, does not.
  const isWay = isIntolerance && draft.actor === 'network-path';
  if (isWay && (isOften || here.some(isWithin))) return 'likely';
  // Others pass at the very place, and nothing that they have in common: it comes and goes there.
  const isHandshake = findingTraits[draft.kind].step === 'handshake';
  if (isHandshake && here.length > 0 && !isIntolerance) return undefined;
  // Those who were asked whether the way is alive say that it was dead meanwhile.
  const asked = witnesses.filter(({ number }) => isWithin(number));
  if (asked.length > 0 && !asked.some(({ passes }) => passes)) return undefined;
  const alike = around.alike(draft.kind);
  const isElsewhere = elsewhere.some((number) => number < span.last);
  if (isIntolerance) return isElsewhere && alike >= severalAlike ? 'possible' : undefined;
  // A proxy that fails each third request fails several targets alike; one owner of several servers
  // may admit nobody but another way's proxy.
  const many = judged.reading.listed ? alike : around.owners(draft.kind);
  const isMany = isOften && many >= manyAlike && draft.facts.proxy === undefined;
  if (isElsewhere) return isMany ? 'likely' : 'possible';
  // That the service is there at all, the list says of its own; nobody does of a user's.
  const { host } = judged.reading.attempt;
  const isAlive =
    asked.length > 0 || hosts.some((one) => one.host !== host && isWithin(one.number));
  return judged.reading.listed && isAlive && isOften ? 'possible' : undefined;
}

/** A proxy that fails now and then fails one way of asking thrice, and grants the other one once. */
function byAddress({ kind }: Draft, { isOften }: { isOften: boolean }): Confidence | undefined {
  if (findingTraits[kind].step !== 'tunnel') return 'certain';
  return isOften ? 'possible' : undefined;
}

/** A filter on the name that its controls proved at a host that takes any other name. */
export function failsElsewhere({ facts: { failsWith } }: Draft): boolean {
  return Array.isArray(failsWith) && failsWith.includes('harmless-address');
}

/** The numbers of its own controls that passed at the same place. */
function ownControls({ controls }: Judged): readonly number[] {
  return controls.filter(passesHere).map(({ attempt }) => numberOf(attempt.id));
}

/** Whether a control passed at the target's own place. */
export function passesHere({ attempt, finished, steps }: TrialReading): boolean {
  if (attempt.control === 'passing-host' || attempt.control === 'harmless-address') return false;
  const last = steps.at(-1);
  return finished && last?.step === 'handshake' && last.role === 'target' && completed(last);
}
