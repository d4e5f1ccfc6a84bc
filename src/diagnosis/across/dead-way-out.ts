import type { FindingKind } from '../../model/finding.ts';
import { facts } from '../facts.ts';
import { type AcrossRule, isError, type Judged, mapDrafts, passes, unique } from '../judged.ts';
import type { Draft } from '../rule.ts';

/**
 * Failures that name nobody: a way out that is dead for every host looks just so. A refusal by
 * policy, a login page or a sinkhole says itself who stops the traffic.
 */
const nameless: readonly FindingKind[] = [
  'name-not-found',
  'name-without-address',
  'resolver-refusal',
  'resolver-failure',
  'resolver-silence',
  'port-refusal',
  'port-silence',
  'host-unreachable',
  'network-unreachable',
  'proxy-not-found',
  'proxy-refusal',
  'proxy-silence',
  'proxy-hang-up',
  'proxy-upstream-failure',
  'handshake-reset',
  'handshake-closure',
  'handshake-silence',
  'handshake-alert',
  'handshake-failure',
  'exchange-reset',
  'exchange-closure',
  'exchange-silence',
  'exchange-stall',
  'exchange-protocol-error',
];

/**
 * What the hosts of `--control` say of a failure on their way: one that passes shows that the way
 * is alive (`controlPasses`); where all fail in the same manner (`controlFails`), the target is not
 * shown to be stopped: nothing gets through, or nobody is there to ask.
 */
export const deadWayOut: AcrossRule = (all, { wayOuts }) => {
  const ways = Map.groupBy(
    wayOuts.filter(({ seen }) => seen.finished),
    ({ seen }) => seen.attempt.route,
  );
  return all.map((judged) => {
    const hosts = ways.get(judged.seen.attempt.route);
    return hosts === undefined ? judged : mapDrafts(judged, (draft) => compared(draft, hosts));
  });
};

function compared(draft: Draft, hosts: readonly Judged[]): Draft {
  if (!nameless.includes(draft.kind)) return draft;
  const alive = hosts.filter((host) => passing(host) !== undefined);
  if (alive.length > 0) return withHosts(draft, { fact: 'controlPasses', hosts: alive });
  const fail = hosts.every(({ drafts }) => drafts.some(({ kind }) => kind === draft.kind));
  return fail ? withHosts(draft, { fact: 'controlFails', hosts }) : draft;
}

function passing(host: Judged): Judged | undefined {
  return [...host.repeats, host].find(passes);
}

function withHosts(
  draft: Draft,
  { fact, hosts }: { fact: 'controlPasses' | 'controlFails'; hosts: readonly Judged[] },
): Draft {
  return {
    ...draft,
    evidence: unique([...draft.evidence, ...hosts.flatMap(proofOf)]),
    facts: facts({ ...draft.facts, [fact]: unique(hosts.map(({ seen }) => seen.attempt.host)) }),
  };
}

function proofOf(host: Judged): readonly string[] {
  const alive = passing(host);
  return alive
    ? alive.seen.steps.slice(-1).map(({ id }) => id)
    : host.drafts.filter(isError).flatMap(({ evidence }) => evidence);
}
