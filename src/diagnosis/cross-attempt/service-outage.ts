import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { passesByAddress } from '../controls/control-facts.ts';
import { facts, proxyLabel } from '../facts.ts';
import {
  byTarget,
  type CrossAttemptRule,
  isError,
  type Judged,
  passes,
  unique,
} from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';

/** What a service that is down looks like; no refusal by rule is among them. */
const fits: ReadonlySet<FindingKind> = kindsWith(({ fitsOutage }) => fitsOutage === true);

/**
 * A target that fails over every way, by kinds that fit an outage, over two ways that differ and
 * of which one reaches for the service itself. All ways begin at one place, and what they share
 * looks the same: this is only possible, and likely where the service says so itself. Not where other hosts
 * were tried over these ways and none got through: then the ways are at fault.
 */
export const serviceOutage: CrossAttemptRule = (all, { controlHostTrials }) => {
  const hosts = hostsByWay([...all, ...controlHostTrials]);
  const outages = new Map<string, Draft>();
  for (const [target, trials] of byTarget(all)) {
    if (isOutage(trials) && !isEverythingDown(trials, hosts)) outages.set(target, draftOf(trials));
  }
  return all.map((judged) => {
    const outage = outages.get(judged.reading.attempt.target);
    return outage === undefined ? judged : { ...judged, drafts: [...judged.drafts, outage] };
  });
};

interface Hosts {
  readonly tried: Set<string>;
  readonly passed: Set<string>;
}

function hostsByWay(all: readonly Judged[]): ReadonlyMap<string, Hosts> {
  const ways = new Map<string, Hosts>();
  for (const judged of all) {
    if (!judged.reading.finished) continue;
    const way = wayOf(judged);
    const hosts = ways.get(way) ?? { tried: new Set(), passed: new Set() };
    ways.set(way, hosts);
    hosts.tried.add(judged.reading.attempt.host);
    if (passes(judged)) hosts.passed.add(judged.reading.attempt.host);
  }
  return ways;
}

// Two routes may be one way: a bypass leads both past their proxies.
function wayOf({ reading: { attempt } }: Judged): string {
  return attempt.proxy === undefined
    ? 'direct'
    : `${attempt.proxy.kind} ${proxyLabel(attempt.proxy)}`;
}

function isOutage(trials: readonly Judged[]): boolean {
  if (new Set(trials.map(wayOf)).size < 2) return false;
  const fitting = trials.every(({ reading, drafts }) => {
    const errors = drafts.filter(isError);
    return reading.finished && errors.length > 0 && errors.every(isFitting);
  });
  return fitting && trials.some((judged) => reachesOut(judged));
}

function isFitting({ kind, rivals, facts: { status, passesWith, alert } }: Draft): boolean {
  // It proved itself by its address: it is there. And who sends an alert is a server that speaks.
  if (passesByAddress(passesWith) || alert !== undefined) return false;
  if (kind === 'proxy-silence') return rivals.includes('service-outage');
  if (kind === 'unexpected-answer') return typeof status === 'number' && status >= 500;
  return fits.has(kind);
}

function reachesOut(judged: Judged): boolean {
  return (
    wayOf(judged) === 'direct' ||
    judged.drafts.some(({ kind }) => kind === 'proxy-upstream-failure')
  );
}

function isEverythingDown(trials: readonly Judged[], ways: ReadonlyMap<string, Hosts>): boolean {
  const mine = unique(trials.map(wayOf)).flatMap((way) => ways.get(way) ?? []);
  const own = new Set(trials.map(({ reading }) => reading.attempt.host));
  const othersTried = mine.some(({ tried }) => tried.size > own.size);
  return othersTried && mine.every(({ passed }) => passed.size === 0);
}

/** What a filter that drops, and a service that is only slow, look like as well. */
const silences: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'port-silence',
  'handshake-silence',
  'exchange-silence',
  'exchange-stall',
  'proxy-silence',
]);

/**
 * Whether nobody ever spoke: what the ways of one place share, such as a firewall that drops, tells
 * itself as little as a service that is gone. A proxy that cannot reach the service says so
 * itself, unless it was refused (errno 111, SOCKS reply 5).
 */
function isSilent(errors: readonly Draft[]): boolean {
  return errors.every(({ kind, facts: { squidDetail, reply } }) => {
    if (silences.has(kind)) return true;
    return kind === 'proxy-upstream-failure' && !`${squidDetail}`.includes('111') && reply !== 5;
  });
}

/**
 * One firewall that all ways of a place share refuses and cuts as a service does that is down: only
 * the service's own word, a status from 500 on behind its chain, is believed.
 */
function rivalsOf(trials: readonly Judged[], errors: readonly Draft[]): readonly FindingKind[] {
  if (isSilent(errors)) return ['port-silence', 'short-deadline'];
  const saysSo = errors.every(({ kind }) => kind === 'unexpected-answer');
  if (!saysSo) return ['port-refusal', 'sni-filter'];
  return trials.every(({ reading }) => reading.trusted)
    ? ['port-refusal']
    : ['port-refusal', 'block-page'];
}

function draftOf(trials: readonly Judged[]): DraftOf<'service-outage'> {
  const errors = trials.flatMap(({ drafts }) => drafts.filter(isError));
  return {
    kind: 'service-outage',
    severity: 'error',
    target: trials[0]?.reading.attempt.target ?? '',
    actor: 'service',
    evidence: unique(errors.flatMap(({ evidence }) => evidence)),
    rivals: rivalsOf(trials, errors),
    facts: facts({ fails: unique(trials.map(({ reading }) => reading.attempt.route)) }),
  };
}
