import type { FindingKind } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import {
  byTarget,
  type CrossAttemptRule,
  type Judged,
  mapDrafts,
  passes,
  unique,
} from '../judged.ts';
import type { Draft } from '../rule.ts';

/** A name server said that there is no such name, or nothing behind it. */
const gone: readonly FindingKind[] = ['name-not-found', 'name-without-address'];

/**
 * A name that is not found here, in the light of the other ways to the same target. Where it passes
 * over one of them, the name is there, and lost here alone. Where a proxy, which looks names up
 * elsewhere, comes to nothing as well, the name may be gone everywhere.
 */
export const nameGone: CrossAttemptRule = (all) => {
  const targets = byTarget(all);
  return all.map((judged) => {
    if (!judged.drafts.some(isGone)) return judged;
    const others = (targets.get(judged.reading.attempt.target) ?? []).filter(
      (one) => routeOf(one) !== routeOf(judged),
    );
    const found = others.filter(passes);
    if (found.length > 0)
      return mapDrafts(judged, (draft) => (isGone(draft) ? here(draft) : draft));
    const lost = others.filter(({ drafts }) => drafts.some(isUpstream));
    if (lost.length === 0) return judged;
    return mapDrafts(judged, (draft) => (isGone(draft) ? everywhere(draft, lost) : draft));
  });
};

function isGone({ kind }: Draft): boolean {
  return gone.includes(kind);
}

/** The proxy's own look-up failed, or what it found does not answer. */
function isUpstream({ kind }: Draft): boolean {
  return kind === 'proxy-upstream-failure';
}

function routeOf({ reading }: Judged): string {
  return reading.attempt.route;
}

function here(draft: Draft): Draft {
  const { confidence: _, ...rest } = draft;
  return { ...rest, rivals: draft.rivals.filter((rival) => rival !== 'service-outage') };
}

function everywhere(draft: Draft, lost: readonly Judged[]): Draft {
  const proofs = lost.flatMap(({ drafts }) => drafts.filter(isUpstream));
  const before = draft.facts.alsoGone;
  const known = Array.isArray(before) ? before : [];
  return {
    ...draft,
    evidence: unique([...draft.evidence, ...proofs.flatMap(({ evidence }) => evidence)]),
    rivals: unique([...draft.rivals, 'service-outage']),
    facts: facts({ ...draft.facts, alsoGone: unique([...known, ...lost.map(routeOf)]) }),
  };
}
