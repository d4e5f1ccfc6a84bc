import type { Observation } from '../../model/audit/observation.ts';
import type { Latency, Report } from '../../model/audit/report.ts';
import type { CellCause, MergedSite, MergedTarget, SiteCell } from '../../model/compared/merged.ts';
import type { Finding } from '../../model/finding/finding.ts';
import type { VerdictName } from '../../model/finding/verdict.ts';
import { targetRoutes } from '../../model/route/target-routes.ts';
import { countNothing, requiredTargets } from '../../model/standing/required-targets.ts';
import { waiversOf } from '../../model/standing/waived-cells.ts';
import { exitStatus } from '../exit-status.ts';

/** What the merged view needs of the audit of one site, and no more: its observations are let go. */
export interface SiteReport {
  readonly site: Omit<MergedSite, 'name' | 'file'>;
  /** What `--site` says. */
  readonly named?: string;
  readonly targets: readonly MergedTarget[];
  /** Of targets as a whole, by URL. */
  readonly wholes: ReadonlyMap<string, VerdictName>;
  readonly cells: readonly SiteCell[];
  readonly latency: readonly Latency[];
}

/** Gives the same text, cause or target for one that was seen before. */
export interface Pool {
  readonly text: (text: string) => string;
  readonly cause: (cause: CellCause) => CellCause;
  readonly target: (target: MergedTarget) => MergedTarget;
}

/** A pool for the reports of one run: a thousand of them say the same URLs, each in texts of its own. */
export function newPool(): Pool {
  const texts = new Map<string, string>();
  const causes = new Map<string, CellCause>();
  const targets = new Map<string, MergedTarget>();
  const kept = <T>(pool: Map<string, T>, key: string, value: T): T => {
    const found = pool.get(key);
    if (found !== undefined) return found;
    pool.set(key, value);
    return value;
  };
  return {
    text: (text) => kept(texts, text, text),
    cause: (cause) => kept(causes, JSON.stringify(cause), cause),
    target: (target) => kept(targets, JSON.stringify(target), target),
  };
}

/** The audit of one site, or a part of it. Linear in its findings and observations. */
export function siteReportOf(report: Report, pool: Pool): SiteReport {
  const { startedAt, tool, options, summary, sources } = report;
  const verdicts = new Map(report.verdicts.map((one) => [keyOf(one.target, one.route), one]));
  const wholes = new Map<string, VerdictName>();
  const { waived } = requiredTargets(report);
  for (const { id, url } of report.targets) {
    const whole = verdicts.get(keyOf(id));
    if (whole) wholes.set(pool.text(url), whole.verdict);
  }
  return {
    site: {
      startedAt,
      version: tool.version,
      os: options.os,
      regions: options.regions,
      lists: [...new Set(sources.map(({ name, date }) => (date ? `${name} of ${date}` : name)))],
      status: statusOf(report),
      summary,
      ...(waived > 0 && { waived }),
    },
    ...(options.site !== undefined && { named: options.site }),
    targets: report.targets.map(({ url, host, port, service, category = service }) =>
      pool.target({
        ...{ url: pool.text(url), host: pool.text(host), port },
        ...{ service: pool.text(service), category: pool.text(category) },
      }),
    ),
    wholes,
    cells: cellsOf(report, pool),
    latency: report.latency,
  };
}

/**
 * Whether a site is ready is no question of what its own audit was asked to fail on, if on nothing; and of one
 * that requires nothing it is not known, whatever else was tried.
 */
function statusOf(report: Report): MergedSite['status'] {
  if (countNothing(requiredTargets(report))) return 2;
  const { failOn } = report.options;
  return failOn === 'never'
    ? exitStatus({ ...report, options: { ...report.options, failOn: 'blocked' } })
    : exitStatus(report);
}

function keyOf(target: string, route: string = ''): string {
  return `${target}\n${route}`;
}

function cellsOf(report: Report, pool: Pool): readonly SiteCell[] {
  const wayOf = waysOf(report);
  const causeOf = causesOf(report.findings);
  const waiverOf = waiversOf(report);
  const interceptors = interceptorsOf(report);
  const targets = new Map(report.targets.map((target) => [target.id, target]));
  const counted = new Map(
    report.targets.map((one) => [one.id, targetRoutes(one, report).counted] as const),
  );
  return report.verdicts.flatMap(({ target, route, verdict }) => {
    const asked = targets.get(target);
    if (!asked || route === undefined || !concluded.has(verdict)) return [];
    const key = keyOf(target, route);
    const { proxy, resolver } = wayOf.get(key) ?? {};
    const interceptor = interceptors.get(key);
    const cause = passing.has(verdict) ? undefined : causeOf(target, route);
    return {
      ...{ target: pool.text(asked.url), route: pool.text(route), verdict },
      isCounted:
        asked.required &&
        (counted.get(target)?.has(route) ?? false) &&
        (passing.has(verdict) || waiverOf({ target: asked, route }) === undefined),
      ...(proxy !== undefined && { proxy: pool.text(proxy) }),
      ...(resolver !== undefined && { resolver: pool.text(resolver) }),
      ...(interceptor !== undefined && { interceptor: pool.text(interceptor) }),
      ...(cause && { cause: pool.cause(cause) }),
    };
  });
}

const passing: ReadonlySet<VerdictName> = new Set(['reachable', 'degraded']);
const concluded: ReadonlySet<VerdictName> = new Set([
  ...passing,
  'blocked',
  'down',
  'inconclusive',
]);

interface CellWay {
  proxy?: string;
  resolver?: string;
}

/** By what each cell went, as its own attempts saw it: controls may go elsewhere. */
function waysOf({ attempts, observations }: Report): ReadonlyMap<string, CellWay> {
  const ways = new Map<string, CellWay>();
  const owners = new Map<string, CellWay>();
  for (const { id, target, route, purpose, proxy } of attempts) {
    if (purpose !== 'audit') continue;
    const key = keyOf(target, route);
    const way = ways.get(key) ?? {};
    ways.set(key, way);
    owners.set(id, way);
    if (proxy) way.proxy = `${proxy.host}:${proxy.port}`;
  }
  for (const observation of observations) {
    const way = owners.get(observation.attempt);
    if (way) take(way, observation);
  }
  return ways;
}

function take(way: CellWay, observation: Observation): void {
  if (observation.step === 'resolve') {
    const { role, server } = observation;
    if (role !== 'information' && server !== undefined) way.resolver = server;
  } else if (observation.step === 'tunnel' || observation.step === 'exchange') {
    const { proxy } = observation;
    if (proxy) way.proxy = `${proxy.host}:${proxy.port}`;
  }
}

/** The first error of a cell, else the first of its target on every way. */
function causesOf(
  findings: readonly Finding[],
): (target: string, route: string) => CellCause | undefined {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const { target, route, severity } = finding;
    if (target === undefined || severity !== 'error') continue;
    const key = keyOf(target, route);
    if (!found.has(key)) found.set(key, finding);
  }
  return (target, route) => {
    const finding = found.get(keyOf(target, route)) ?? found.get(keyOf(target));
    if (!finding) return undefined;
    const { kind, actor, confidence, facts } = finding;
    const device = facts.product ?? facts.issuer ?? facts.proxy ?? facts.server;
    return {
      ...{ kind, confidence, ...(actor && { actor }) },
      ...(device !== undefined && { device }),
    };
  };
}

function interceptorsOf({ issuers }: Report): ReadonlyMap<string, string> {
  return new Map(
    issuers
      .filter(({ intercepts }) => intercepts)
      .flatMap(({ name, routes }) =>
        routes.flatMap(({ route, targets }) =>
          targets.map((target) => [keyOf(target, route), name] as const),
        ),
      ),
  );
}
