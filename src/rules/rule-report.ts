import type { Observation } from '../model/audit/observation.ts';
import type { Report } from '../model/audit/report.ts';

/** What of a report rules are made from: of a long list, all its parts together. */
export interface RuleReport
  extends Pick<
    Report,
    | 'targets'
    | 'verdicts'
    | 'findings'
    | 'options'
    | 'routes'
    | 'components'
    | 'startedAt'
    | 'sources'
  > {
  /** The addresses that the name server of the audit gave, by name; absent: nobody looked. */
  readonly resolved?: ReadonlyMap<string, readonly string[]>;
  /** `target route`, by their ids, of what went direct; of a PAC file, what it sent there. */
  readonly wentDirect?: ReadonlySet<string>;
}

/** A report with those of a next part of its list; ids differ between parts. */
export function joinRuleReports(one: RuleReport, next: RuleReport): RuleReport {
  return {
    ...one,
    targets: [...one.targets, ...next.targets],
    verdicts: [...one.verdicts, ...next.verdicts],
    findings: [...one.findings, ...next.findings],
    resolved: new Map([...(one.resolved ?? []), ...(next.resolved ?? [])]),
    wentDirect: new Set([...(one.wentDirect ?? []), ...(next.wentDirect ?? [])]),
  };
}

/** The part of a whole report that rules need; the rest may be forgotten. */
export function ruleReportOf(report: Report): RuleReport {
  const { targets, verdicts, findings, options, routes, startedAt, sources, components } = report;
  const ofAttempt = new Map(report.attempts.map(({ id, host }) => [id, host]));
  const resolved = new Map<string, readonly string[]>();
  for (const observation of report.observations) {
    if (observation.step !== 'resolve' || observation.role === 'proxy') continue;
    const host = ofAttempt.get(observation.attempt)?.toLowerCase();
    if (host === undefined || observation.failure) continue;
    const addresses = observation.addresses.map(({ address }) => address);
    resolved.set(host, [...new Set([...(resolved.get(host) ?? []), ...addresses])]);
  }
  return {
    ...{ targets, verdicts, findings, options, routes, startedAt, sources, resolved },
    wentDirect: wentDirect(report),
    ...(components && { components }),
  };
}

/** By the first step that shows it: a connection to the target itself, or the answer of a PAC file. */
function wentDirect({ attempts, observations, routes }: Report): ReadonlySet<string> {
  const direct = new Set(routes.flatMap(({ id, kind }) => (kind === 'direct' ? [id] : [])));
  const cellOf = new Map<string, string>();
  const found = new Set<string>();
  for (const { id, target, route, purpose } of attempts) {
    if (purpose !== 'audit' && purpose !== 'repeat') continue;
    cellOf.set(id, `${target} ${route}`);
    if (direct.has(route)) found.add(`${target} ${route}`);
  }
  for (const observation of observations) {
    const cell = cellOf.get(observation.attempt);
    if (cell !== undefined && goesDirect(observation)) found.add(cell);
  }
  return found;
}

function goesDirect(observation: Observation): boolean {
  if (observation.step === 'connect') return observation.role === 'target';
  return observation.step === 'select' && observation.entries[0]?.kind === 'direct';
}
