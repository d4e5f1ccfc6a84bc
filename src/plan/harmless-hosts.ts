import type { AuditHead, Trial } from '../model/audit/report.ts';
import { endOf, reachedDirectly, verified } from './trial-facts.ts';
import { wayOf } from './way-of.ts';

/** Hosts that pass, at which the name of one that does not can be tried. */
export interface HarmlessHosts {
  /** Another host that passes the same way; undefined where there is none. */
  readonly besides: (broken: Trial) => Trial | undefined;
  /** Whether it stands beside a handshake that broke, and so must be known to take any name. */
  readonly serves: (passing: Trial) => boolean;
}

/** For one way; more would show the same. */
const maxOfOneWay = 3;

interface Found {
  readonly head: AuditHead;
  /** Without an error. */
  readonly passing: readonly Trial[];
  readonly broken: readonly Trial[];
}

/**
 * Chosen by the trials alone, so that the same audit asks the same hosts: those of `--control`
 * first, then worldwide rows, then any; one for each parent domain, since the hosts of one domain
 * may stand behind the same servers.
 */
export function harmlessHosts({ head, passing, broken }: Found): HarmlessHosts {
  const usable = byPreference(head, passing).filter(verified);
  const ways = Map.groupBy(usable, wayOf);
  const hosts = new Map([...ways].map(([way, trials]) => [way, oneOfEachDomain(trials)]));
  const besides = (trial: Trial): Trial | undefined => {
    const others = (hosts.get(wayOf(trial)) ?? []).filter((other) => isElsewhere(other, trial));
    const domain = domainOf(trial.attempt.host);
    return others.find(({ attempt }) => domainOf(attempt.host) !== domain) ?? others[0];
  };
  const serving = new Set(broken.flatMap((trial) => besides(trial)?.attempt.id ?? []));
  return { besides, serves: ({ attempt }) => serving.has(attempt.id) };
}

/** Those that passed, the hosts of `--control` first, then worldwide rows, then any. */
export function byPreference(head: AuditHead, passing: readonly Trial[]): readonly Trial[] {
  const worldwide = new Set(
    head.targets.filter(({ region }) => region === 'WW').map(({ id }) => id),
  );
  const rank = ({ attempt }: Trial): number => {
    if (attempt.control === 'way-out') return 0;
    return worldwide.has(attempt.target) ? 1 : 2;
  };
  return passing
    .filter((trial) => trial.finished && isAsked(trial) && endOf(trial)?.failure === null)
    .sort((a, b) => rank(a) - rank(b));
}

function isAsked({ attempt }: Trial): boolean {
  return attempt.purpose === 'audit' || attempt.control === 'way-out';
}

function oneOfEachDomain(trials: readonly Trial[]): readonly Trial[] {
  const domains = Map.groupBy(trials, ({ attempt }) => domainOf(attempt.host));
  return [...domains.values()].flatMap(([first]) => first ?? []).slice(0, maxOfOneWay);
}

/** The last two labels: near enough to say that two hosts have little to do with each other. */
function domainOf(host: string): string {
  return /^[\d.]+$/.test(host) ? host : host.split('.').slice(-2).join('.');
}

function isElsewhere(other: Trial, trial: Trial): boolean {
  const here = reachedDirectly(trial)?.address;
  const there = reachedDirectly(other)?.address;
  return other.attempt.host !== trial.attempt.host && (here === undefined || here !== there);
}
