import type { Facts } from '../../model/finding/facts.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { otherHellos } from '../controls/other-hellos.ts';
import { facts } from '../facts.ts';
import { type CrossAttemptRule, isError, type Judged, mapDrafts, unique } from '../judged.ts';
import { registrableDomain } from '../page/registrable-domain.ts';
import type { Draft } from '../rule.ts';
import { completed, type TrialReading } from '../trial/trial-reading.ts';

/** One owner's servers may be at fault themselves, all alike; those of several owners are not. */
const minOwners = 2;

/**
 * Other ClientHellos are tried for a few hosts of a route alone, and what all of these show holds
 * for the rest that fails in the same manner. Where several that do not belong together pass with
 * another one, and no usual ClientHello gets through at all, it is the way that cannot stand the usual one, and no service.
 * Where none of them passes, intolerance is no rival of the rest.
 */
export const shareControlResults: CrossAttemptRule = (all) => {
  const routes = new Map(
    [...Map.groupBy(all, ({ reading }) => reading.attempt.route)].map(([route, trials]) => [
      route,
      lookAt(trials),
    ]),
  );
  return all.map((judged) => {
    const shown = routes.get(judged.reading.attempt.route);
    if (shown === undefined) return judged;
    return mapDrafts(judged, (draft) =>
      shown.intolerance ? ofTheWay(draft, shown.intolerance) : cleared(draft, shown.tolerant),
    );
  });
};

interface Shown {
  /** The first of them, where the way is intolerant. */
  readonly intolerance?: Draft;
  /** Manners of failing that no other ClientHello changed. */
  readonly tolerant: ReadonlySet<FindingKind>;
}

function lookAt(trials: readonly Judged[]): Shown {
  const intolerant: TrialReading[] = [];
  let intolerance: Draft | undefined;
  const tolerant = new Set<FindingKind>();
  for (const { reading, drafts } of trials) {
    const found = drafts.find(({ kind }) => kind === 'tls-intolerance');
    if (found) intolerant.push(reading);
    intolerance ??= found;
    for (const draft of drafts) if (wasTried(draft.facts)) tolerant.add(draft.kind);
  }
  if (intolerance === undefined) return { tolerant };
  const isWay = ownersOf(intolerant) >= minOwners && !trials.some(getsThrough);
  return isWay ? { intolerance, tolerant: new Set() } : { tolerant: new Set() };
}

/** How many owners some servers have at least: domains of their own, at addresses of their own. */
function ownersOf(those: readonly TrialReading[]): number {
  const domains = new Set(those.map(({ attempt }) => registrableDomain(attempt.host)));
  const places = those.map(({ attempt, steps }) => {
    const reached = steps.findLast((one) => one.step === 'connect' && one.role === 'target');
    // Behind a proxy nobody knows the address, and on loopback many stand at one.
    const address = reached?.step === 'connect' ? reached.address : attempt.host;
    return address.startsWith('127.') ? attempt.host : address;
  });
  return Math.min(domains.size, new Set(places).size);
}

function getsThrough({ reading }: Judged): boolean {
  return reading.steps.some(
    (one) => one.step === 'handshake' && one.role === 'target' && completed(one),
  );
}

function wasTried({ passesWith = [], failsWith = [] }: Facts): boolean {
  return [passesWith, failsWith]
    .flat()
    .some((one) => otherHellos.some((control) => control === one));
}

function ofTheWay(draft: Draft, first: Draft): Draft {
  if (draft.kind === 'tls-intolerance') {
    const rivals = draft.rivals.filter((rival) => rival !== 'service-outage');
    return { ...draft, actor: 'network-path', rivals };
  }
  if (!isUntried(draft)) return draft;
  const { confidence: _, ...rest } = draft;
  return {
    ...rest,
    kind: 'tls-intolerance',
    actor: 'network-path',
    evidence: unique([...draft.evidence, ...first.evidence]),
    rivals: [draft.kind],
    facts: facts<Facts>({ ...draft.facts, passesWith: first.facts.passesWith }),
  };
}

function cleared(draft: Draft, tolerant: Shown['tolerant']): Draft {
  if (!isUntried(draft) || !tolerant.has(draft.kind)) return draft;
  return { ...draft, rivals: draft.rivals.filter((rival) => rival !== 'tls-intolerance') };
}

/** No name passes with the usual ClientHello, and no other was tried. */
function isUntried(draft: Draft): boolean {
  return isError(draft) && draft.rivals.includes('tls-intolerance') && !wasTried(draft.facts);
}
