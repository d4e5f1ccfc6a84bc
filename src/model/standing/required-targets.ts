import type { Report } from '../audit/report.ts';
import type { VerdictName } from '../finding/verdict.ts';
import { targetRoutes } from '../route/target-routes.ts';
import type { Target } from '../target/target.ts';
import type { OutcomeStatus } from './outcome-status.ts';
import { type Waived, waiversOf } from './waived-cells.ts';

/** What the required targets of an audit come to. */
export interface RequiredTargets {
  /** Those that count: all but the not applicable. */
  readonly counted: number;
  /** Of these: concluded not to pass, or never to be tried. */
  readonly failed: number;
  /** Beside those: known not to pass, and waived until a day. */
  readonly waived: number;
  /** Of these: nothing is known, since the audit ended before they were tried. */
  readonly unmade: number;
  /** Beside all of those: optional, and tried. */
  readonly optional: number;
}

/**
 * `uncounted`: optional, or not applicable; `waived`: fails, and a waiver is for each way over which it
 * does; `unmade`: nothing is known of it.
 */
export type Standing = 'uncounted' | 'waived' | 'passes' | 'fails' | 'unmade';

/** What of a report says how its targets stand. */
export type Standings = Waived & Pick<Report, 'verdicts' | 'attempts' | 'routes' | 'components'>;

/**
 * How each target stands by its verdict as a whole. `reachable` passes, and `degraded` unless the
 * audit was asked to fail on it. One without a verdict did not pass, but where its attempts were not
 * made any more: that is no conclusion.
 */
export function standings(report: Standings): (target: Target) => Standing {
  const { verdicts, attempts, options } = report;
  const whole = new Map<string, VerdictName>();
  for (const { target, route, verdict } of verdicts)
    if (route === undefined) whole.set(target, verdict);
  const left = new Set<string>();
  for (const { target, verdict } of attempts) if (verdict === 'not-run') left.add(target);
  const isWaived = waivedTargets(report);
  return (target) => {
    const { id, required } = target;
    const verdict = whole.get(id) ?? 'not-run';
    if (!required || verdict === 'not-applicable') return 'uncounted';
    if (passes(verdict, options.failOn)) return 'passes';
    if (verdict === 'not-run' && left.has(id)) return 'unmade';
    return isWaived(target) ? 'waived' : 'fails';
  };
}

/** Whether a waiver is in force for each way over which a target fails, of those that count for it. */
function waivedTargets(report: Standings): (target: Target) => boolean {
  if (!report.options.waivers) return () => false;
  const waiverOf = waiversOf(report);
  const cells = Map.groupBy(report.verdicts, ({ target }) => target);
  return (target) => {
    const { counted } = targetRoutes(target, report);
    const failing = (cells.get(target.id) ?? []).flatMap(({ route, verdict }) => {
      const isCounted = route !== undefined && counted.has(route);
      return isCounted && verdict !== 'not-applicable' && !passes(verdict, report.options.failOn)
        ? [route]
        : [];
    });
    return failing.length > 0 && failing.every((route) => waiverOf({ target, route }));
  };
}

/** Counts the required targets by how they stand. */
export function requiredTargets(report: Standings & Pick<Report, 'targets'>): RequiredTargets {
  const standingOf = standings(report);
  const all = report.targets.map(standingOf);
  const optional = new Set(report.targets.flatMap(({ id, required }) => (required ? [] : [id])));
  const tried = report.verdicts.filter(
    ({ target, route, verdict }) =>
      route === undefined && optional.has(target) && !untried.has(verdict),
  );
  const count = (standing: Standing): number => all.filter((one) => one === standing).length;
  return {
    counted: all.length - count('uncounted') - count('waived'),
    failed: count('fails'),
    waived: count('waived'),
    unmade: count('unmade'),
    optional: tried.length,
  };
}

const untried: ReadonlySet<VerdictName> = new Set(['not-run', 'not-applicable']);

/** Whether no target counts, nor would without its waiver: then nothing is known of the network. */
export function countNothing({
  counted,
  waived,
}: Pick<RequiredTargets, 'counted' | 'waived'>): boolean {
  return counted + waived === 0;
}

/**
 * What the exit status is by that; interrupted is a status of its own, as shells have it. Where nothing
 * counts, what was asked could not be done, but where it was to try what is optional.
 */
export function statusOfTargets(
  found: RequiredTargets,
  failOn: Report['options']['failOn'],
): OutcomeStatus {
  if (failOn === 'never') return 0;
  if (found.failed > 0) return 1;
  if (found.unmade > 0) return 130;
  return countNothing(found) && found.optional === 0 ? 2 : 0;
}

/** Whether a verdict passes, as the audit was asked. */
export function passes(verdict: VerdictName, failOn: Report['options']['failOn']): boolean {
  return verdict === 'reachable' || (verdict === 'degraded' && failOn !== 'degraded');
}
