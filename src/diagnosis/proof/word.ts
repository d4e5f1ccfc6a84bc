import type { Facts } from '../../model/finding/facts.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { findingTraits } from '../../model/finding/finding-traits.ts';
import { numberOf } from '../in-order.ts';
import type { Judged } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { isSpoiled } from '../tries/own-load.ts';
import { isChance } from './chance.ts';
import { type Faults, mannerOf } from './faults.ts';
import { cameFurther, failedAlone, failsIn, ownTries, triesWith } from './own-tries.ts';
import type { Surroundings } from './surroundings.ts';

/** With which a proxy tells of its own trouble, or of ours: 408, 429 and from 500 on. */
const troubles: readonly number[] = [408, 429];

/** What the service itself, or its owner, may have done: then a page is nobody's word. */
const ofService: readonly FindingKind[] = ['unexpected-answer', 'service-outage'];

/** A chain shows who stands there, whatever another try met. */
const ofChain: ReadonlySet<FindingKind> = new Set(['interception']);

/**
 * Whether a finding is the blocker's own word: a refusal, a page, a chain or an address of which the
 * sender is known not to be the service. It is one only if no try of the target came further, but
 * for a chain; what may pass only if others over the way do not meet the like by chance as often;
 * and a proxy's refusal only if it says nothing else, and said so with us alone.
 */
export function isWord(
  { kind, rivals, facts }: Draft,
  judged: Judged,
  around: Pick<Surroundings, 'here' | 'faults' | 'hosts' | 'witnesses'>,
): boolean {
  const { here, faults } = around;
  const { proves, step, mayPass, namesNobody } = findingTraits[kind];
  if (!ofChain.has(kind) && (here.length > 0 || cameFurther(judged, kind))) return false;
  if (mayPass && faults !== undefined && isByChance(judged, kind, faults)) return false;
  // A proxy whose own port is silent says as much as one that refuses: no service stands behind it
  // yet.
  if (kind === 'proxy-silence') return judged.reading.end?.step === 'connect';
  if (kind === 'proxy-unexpected-answer' && isTrouble(facts.status)) return false;
  if (proves !== 'word' || rivals.some((rival) => ofService.includes(rival))) return false;
  if (namesNobody && triesWith(judged, kind).length < 2) return false;
  if (kind === 'network-unreachable' && !livedOn(judged, kind, around)) return false;
  return step !== 'tunnel' || !mayPass || (isKept(judged, kind) && failedAlone(judged));
}

/** Whether others meet failures of its manner now and then, so often that these are no rule. */
function isByChance(judged: Judged, kind: FindingKind, { targets, shareBy }: Faults): boolean {
  const saying = triesWith(judged, kind);
  const [first] = saying;
  if (first?.reading.end === undefined) return false;
  return isChance({ targets, share: shareBy(mannerOf(first.reading)) }, saying.length);
}

/**
 * Whether others still passed over the way once this had failed: without a link there is no route to
 * anybody, and this machine says so as a router does. What was tried for the first time ran beside it,
 * so of that only what came after a repeat counts.
 */
function livedOn(
  judged: Judged,
  kind: FindingKind,
  { hosts, witnesses }: Pick<Surroundings, 'hosts' | 'witnesses'>,
): boolean {
  const [first = Number.POSITIVE_INFINITY, again = Number.POSITIVE_INFINITY] = triesWith(
    judged,
    kind,
  ).map(({ reading }) => numberOf(reading.attempt.id));
  return (
    witnesses.some(({ number, passes }) => passes && number > first) ||
    hosts.some(({ number, passes }) => passes && number > again)
  );
}

function isTrouble(status: Facts['status']): boolean {
  return typeof status === 'number' && (status >= 500 || troubles.includes(status));
}

/** Whether it says nothing else: what asks the service next time did not refuse it by a rule. */
function isKept(judged: Judged, kind: FindingKind): boolean {
  const { step } = findingTraits[kind];
  return ownTries(judged)
    .filter(({ reading }) => !isSpoiled(reading))
    .every((one) => !failsIn(one, step) || one.drafts.some((draft) => draft.kind === kind));
}
