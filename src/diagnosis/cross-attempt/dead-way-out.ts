import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { facts } from '../facts.ts';
import {
  type CrossAttemptRule,
  isError,
  type Judged,
  mapDrafts,
  passes,
  unique,
} from '../judged.ts';
import type { Draft } from '../rule.ts';

/**
 * Failures that name nobody: a way out that is dead for every host looks just so. A refusal by
 * policy, a login page or a sinkhole says itself who stops the traffic.
 */
const nameless: ReadonlySet<FindingKind> = kindsWith(({ namesNobody }) => namesNobody === true);

/**
 * What the hosts of `--control` say of a failure on their way: one that passes shows that the way
 * is alive (`controlPasses`); where all fail in the same manner (`controlFails`), the target is not
 * shown to be stopped: nothing gets through, or nobody is there to ask.
 */
export const deadWayOut: CrossAttemptRule = (all, { controlHostTrials }) => {
  const routes = Map.groupBy(
    controlHostTrials.filter(({ reading }) => reading.finished),
    ({ reading }) => reading.attempt.route,
  );
  const ways = new Map([...routes].map(([route, hosts]) => [route, lookAt(hosts)]));
  return all.map((judged) => {
    const way = ways.get(judged.reading.attempt.route);
    return way === undefined ? judged : mapDrafts(judged, (draft) => compared(draft, way));
  });
};

/** How the control hosts of one route fared; a few of them stand for all. */
interface Way {
  readonly fact: 'controlPasses' | 'controlFails';
  readonly hosts: readonly string[];
  readonly evidence: readonly string[];
  /** Kinds in which all of them failed; none where one passes. */
  readonly kinds: ReadonlySet<FindingKind>;
}

const maxHosts = 3;

function lookAt(hosts: readonly Judged[]): Way {
  const alive = hosts.flatMap((host) => passing(host) ?? []);
  const shown = (alive.length > 0 ? alive : hosts).slice(0, maxHosts);
  const kindsOf = ({ drafts }: Judged) => new Set(drafts.filter(isError).map(({ kind }) => kind));
  const [first, ...others] = alive.length > 0 ? [] : hosts.map(kindsOf);
  const shared = [...(first ?? [])].filter((kind) => others.every((kinds) => kinds.has(kind)));
  return {
    fact: alive.length > 0 ? 'controlPasses' : 'controlFails',
    hosts: unique(shown.map(({ reading }) => reading.attempt.host)),
    evidence: alive.length > 0 ? shown.flatMap(lastStep) : shown.flatMap(errorEvidence),
    kinds: new Set(shared),
  };
}

function compared(draft: Draft, { fact, hosts, evidence, kinds }: Way): Draft {
  if (!nameless.has(draft.kind)) return draft;
  if (fact === 'controlFails' && !kinds.has(draft.kind)) return draft;
  return {
    ...draft,
    evidence: unique([...draft.evidence, ...evidence]),
    facts: facts({ ...draft.facts, [fact]: hosts }),
  };
}

function passing(host: Judged): Judged | undefined {
  return [...host.repeats, host].find(passes);
}

function lastStep({ reading }: Judged): readonly string[] {
  return reading.steps.slice(-1).map(({ id }) => id);
}

function errorEvidence({ drafts }: Judged): readonly string[] {
  return drafts.filter(isError).flatMap(({ evidence }) => evidence);
}
