import type { VerdictName } from '../model/finding/verdict.ts';
import type { Route, Way } from '../model/route/route.ts';
import type { OtherWay } from '../model/rules/rule-set.ts';
import type { RuleReport } from './rule-report.ts';

export interface OtherWayAsked {
  /** Ids of the targets that are to go there. */
  readonly targets: ReadonlySet<string>;
  /** The way that somebody names; absent: the one over which most of them passed. */
  readonly way?: Way;
}

const green: ReadonlySet<VerdictName> = new Set(['reachable', 'degraded']);

/**
 * Where a PAC file is to send some targets: the way over which most of them passed in the same audit, direct
 * first. Where none passed over any, it is direct, unless one of them went direct already.
 * @returns undefined where nobody knows a way.
 */
export function otherWayOf(
  report: RuleReport,
  { targets, way }: OtherWayAsked,
): OtherWay | undefined {
  const ways = report.routes.flatMap((route) => {
    const one = wayOf(route);
    return one === undefined ? [] : [{ way: one, passed: passedOver(report, route.id) }];
  });
  const told = (one: Way, passed: ReadonlySet<string> = new Set()): OtherWay => ({
    way: one,
    unseen: report.targets.flatMap(({ id, url }) =>
      targets.has(id) && !passed.has(id) ? [url] : [],
    ),
  });
  if (way !== undefined) {
    return told(way, ways.find((one) => isSameWay(one.way, way))?.passed);
  }
  const best = ways
    .map((one) => ({ ...one, count: [...one.passed].filter((id) => targets.has(id)).length }))
    .toSorted((one, other) => other.count - one.count || rank(one.way) - rank(other.way))[0];
  if (best && best.count > 0) return told(best.way, best.passed);
  const wentDirect = report.verdicts.some(
    ({ target, route, verdict }) =>
      route !== undefined &&
      targets.has(target) &&
      !green.has(verdict) &&
      report.wentDirect?.has(`${target} ${route}`),
  );
  return wentDirect ? undefined : told({ kind: 'direct' });
}

/** A PAC file decides by itself, and is no way to name in another. */
function wayOf({ kind, proxy }: Route): Way | undefined {
  return kind === 'direct' ? { kind } : kind === 'pac' ? undefined : proxy;
}

function passedOver({ verdicts }: RuleReport, id: string): ReadonlySet<string> {
  const own = verdicts.filter(({ route, verdict }) => route === id && green.has(verdict));
  return new Set(own.map(({ target }) => target));
}

function isSameWay(one: Way, other: Way): boolean {
  if (one.kind === 'direct' || other.kind === 'direct') return one.kind === other.kind;
  return one.kind === other.kind && one.host === other.host && one.port === other.port;
}

/** WinHTTP knows no SOCKS, and none that is spoken to over TLS. */
function rank({ kind }: Way): number {
  return kind === 'direct' ? 0 : kind === 'http' ? 1 : 2;
}
