import type { Latency, Report, ReportedAttempt } from '../../model/audit/report.ts';
import type { ComparedAudit, Standing } from '../../model/compared/difference.ts';
import type { Finding } from '../../model/finding/finding.ts';
import type { VerdictName } from '../../model/finding/verdict.ts';
import { targetRoutes } from '../../model/route/target-routes.ts';
import { passes, standings } from '../../model/standing/required-targets.ts';
import { waiversOf } from '../../model/standing/waived-cells.ts';
import { mergeHistograms } from '../timing/histogram.ts';
import { type Given, givenOf } from './given-of.ts';
import { type Seen, seenOf } from './seen-of.ts';

/** One target over one route. */
export interface SnapshotCell extends Standing {
  readonly counts: boolean;
  readonly seen: Seen;
}

/** One target. */
export interface SnapshotTarget extends Standing {
  readonly required: boolean;
  /** The route that decides about it; absent where none was tried. */
  readonly route?: string;
  readonly cells: ReadonlyMap<string, SnapshotCell>;
}

/** What is kept of an audit to be compared: no ids, which mean nothing in another one. */
export interface Snapshot {
  readonly audit: ComparedAudit;
  /** By URL. */
  readonly targets: ReadonlyMap<string, SnapshotTarget>;
  readonly routes: ReadonlySet<string>;
  readonly given: Given;
  readonly latency: ReadonlyMap<string, Latency>;
}

/** What a report, or a part of one, comes to. Linear in its attempts, findings and observations. */
export function snapshotOf(report: Report): Snapshot {
  const { startedAt, finishedAt, targets } = report;
  const cellsOf = cellMaker(report);
  const standsAs = standings(report);
  const wholes = new Map(
    report.verdicts.flatMap(({ target, route, verdict }) =>
      route === undefined ? [[target, verdict] as const] : [],
    ),
  );
  return {
    audit: { startedAt, ...(finishedAt !== undefined && { finishedAt }), targets: targets.length },
    targets: new Map(
      // Of a URL that is there twice the first counts, so it is put in last.
      targets.toReversed().map((target) => {
        const cells = cellsOf(target);
        const verdict = wholes.get(target.id) ?? 'not-run';
        const counted = [...cells].filter(([, { counts }]) => counts);
        const [route, cell] = counted.find((one) => one[1].verdict === verdict) ?? counted[0] ?? [];
        const { isWaived: _, ...found }: Partial<Standing> = cell ? standingOf(cell) : {};
        const isWaived = standsAs(target) === 'waived';
        const whole = { ...found, verdict, ...(isWaived && { isWaived: true as const }) };
        const by = route === undefined ? {} : { route };
        return [target.url, { ...whole, ...by, required: target.required, cells }];
      }),
    ),
    routes: new Set(report.routes.map(({ id }) => id)),
    given: givenOf(report),
    latency: latencyOf(report.latency),
  };
}

/** Two parts of one audit as one. */
export function joinSnapshots(one: Snapshot, other: Snapshot): Snapshot {
  const { startedAt } = one.audit;
  const { finishedAt } = other.audit;
  const targets = new Map([...other.targets, ...one.targets]);
  return {
    audit: { startedAt, ...(finishedAt !== undefined && { finishedAt }), targets: targets.size },
    targets,
    routes: new Set([...one.routes, ...other.routes]),
    given: one.given,
    latency: latencyOf([...one.latency.values(), ...other.latency.values()]),
  };
}

/** How it stands, and nothing beside. */
export function standingOf({ verdict, cause, isUnsteady, isWaived }: Standing): Standing {
  return {
    verdict,
    ...(cause && { cause }),
    ...(isUnsteady && { isUnsteady }),
    ...(isWaived && { isWaived }),
  };
}

const concluded: ReadonlySet<VerdictName> = new Set([
  'blocked',
  'down',
  'inconclusive',
  'degraded',
]);

type CellsOf = (target: Report['targets'][number]) => ReadonlyMap<string, SnapshotCell>;

function cellMaker(report: Report): CellsOf {
  const certificates = new Map(report.certificates.map((one) => [one.id, one]));
  const observations = Map.groupBy(report.observations, ({ attempt }) => attempt);
  const verdicts = Map.groupBy(report.verdicts, ({ target }) => target);
  const attempts = Map.groupBy(report.attempts.filter(isOwn), keyOf);
  const findings = Map.groupBy(report.findings, keyOf);
  const waiverOf = waiversOf(report);
  const isRed = (verdict: VerdictName): boolean =>
    concluded.has(verdict) && !passes(verdict, report.options.failOn);
  return (target) => {
    const { counted } = targetRoutes(target, report);
    return new Map(
      (verdicts.get(target.id) ?? []).flatMap(({ route, verdict }) => {
        if (route === undefined) return [];
        const key = keyOf({ target: target.id, route });
        const tries = attempts.get(key) ?? [];
        const attempt = tries.find((one) => one.verdict === verdict) ?? tries[0];
        const cause = verdict === 'reachable' ? undefined : causeOf(findings.get(key) ?? []);
        const cell = {
          verdict,
          ...(cause && { cause }),
          ...(cameAndWent(tries) && { isUnsteady: true as const }),
          ...(isRed(verdict) && waiverOf({ target, route }) && { isWaived: true as const }),
          counts: counted.has(route),
          seen: attempt ? seenOf(observations.get(attempt.id) ?? [], certificates) : {},
        };
        return [[route, cell] as const];
      }),
    );
  };
}

/** What asks the target's own question; a control changes it. */
function isOwn({ purpose, control }: ReportedAttempt): boolean {
  return purpose === 'audit' || (purpose === 'repeat' && control === undefined);
}

/** No id holds a line break. */
function keyOf({ target, route }: { readonly target?: string; readonly route?: string }): string {
  return `${target}\n${route}`;
}

function causeOf(findings: readonly Finding[]): Finding['kind'] | undefined {
  const of = (severity: Finding['severity']): Finding | undefined =>
    findings.find((one) => one.severity === severity);
  return (of('error') ?? of('warning'))?.kind;
}

function cameAndWent(tries: readonly ReportedAttempt[]): boolean {
  const made = tries.filter(({ verdict }) => verdict !== 'not-run' && verdict !== 'not-applicable');
  return new Set(made.map(({ verdict }) => passes(verdict, 'blocked'))).size > 1;
}

function latencyOf(rows: readonly Latency[]): ReadonlyMap<string, Latency> {
  const groups = Map.groupBy(rows, ({ route, step, role, series }) =>
    [route, step, role, series].join('\n'),
  );
  return new Map(
    [...groups].flatMap(([key, some]) => {
      const [first] = some;
      if (!first || some.length === 1) return first ? [[key, first] as const] : [];
      const histogram = mergeHistograms(some.map((one) => one.histogram));
      return [[key, { ...first, histogram }] as const];
    }),
  );
}
