import { facts } from '../facts.ts';
import { type AcrossRule, isError, type Judged, mapDrafts, unique } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { completed } from '../seen.ts';

/** One host that passes with another ClientHello may be at fault itself; more are not. */
const fewestHosts = 2;

/**
 * Over a route on which no usual ClientHello gets through, several hosts pass with another one:
 * then it is the way that cannot stand the usual one, and no service. The controls were made for a
 * few hosts alone; the rest of the same manner, which no other name lets through either, shares
 * their cause as far as the evidence goes.
 */
export const sharedIntolerance: AcrossRule = (all) => {
  const shown = new Map(
    [...Map.groupBy(all, ({ seen }) => seen.attempt.route)].flatMap(([route, trials]) => {
      const intolerant = intolerances(trials);
      return intolerant === undefined ? [] : [[route, intolerant] as const];
    }),
  );
  return all.map((judged) => {
    const first = shown.get(judged.seen.attempt.route);
    return first === undefined ? judged : mapDrafts(judged, (draft) => ofTheWay(draft, first));
  });
};

/** The first of them, where the route as a whole is intolerant. */
function intolerances(trials: readonly Judged[]): Draft | undefined {
  const found = trials.flatMap(({ seen, drafts }) => {
    const draft = drafts.find(({ kind }) => kind === 'tls-intolerance');
    return draft === undefined ? [] : [{ host: seen.attempt.host, draft }];
  });
  if (new Set(found.map(({ host }) => host)).size < fewestHosts) return undefined;
  return trials.some(getsThrough) ? undefined : found[0]?.draft;
}

function getsThrough({ seen }: Judged): boolean {
  return seen.steps.some(
    (one) => one.step === 'handshake' && one.role === 'target' && completed(one),
  );
}

function ofTheWay(draft: Draft, first: Draft): Draft {
  if (draft.kind === 'tls-intolerance') {
    const rivals = draft.rivals.filter((rival) => rival !== 'service-outage');
    return { ...draft, actor: 'network-path', rivals };
  }
  const { rivals, kind } = draft;
  if (!isError(draft) || !rivals.includes('tls-intolerance') || kind === 'sni-filter') return draft;
  const { confidence: _, ...seen } = draft;
  return {
    ...seen,
    kind: 'tls-intolerance',
    actor: 'network-path',
    evidence: unique([...draft.evidence, ...first.evidence]),
    rivals: [kind],
    facts: facts({ ...draft.facts, passesWith: first.facts['passesWith'] }),
  };
}
