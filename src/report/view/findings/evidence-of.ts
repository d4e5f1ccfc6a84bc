import type { Observation } from '../../../model/audit/observation.ts';
import type { Report, ReportedAttempt } from '../../../model/audit/report.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import type { Route, Setting } from '../../../model/route/route.ts';
import type { Target } from '../../../model/target/target.ts';
import { type Reproduction, reproductions } from '../../words/reproduce/reproduction.ts';

/** What a finding rests on, or what rests on an observation: entries of the report, as they stand there. */
export interface Evidence {
  /** The id that was asked for. */
  readonly asked: string;
  /** The observations that it stands for; others are beside them, before and after. */
  readonly shown: readonly string[];
  /** In their order within each attempt. */
  readonly observations: readonly Observation[];
  readonly attempts: readonly ReportedAttempt[];
  /** The finding that was asked for, or those that cite what is shown. */
  readonly findings: readonly Finding[];
  readonly targets: readonly Target[];
  readonly routes: readonly Route[];
  /** By the id of a finding, what is pasted to see it again. */
  readonly again: ReadonlyMap<string, Reproduction>;
  /** What a finding about settings rests on. */
  readonly settings: readonly Setting[];
}

/**
 * What belongs to an id: of a finding (`f3`) its observations, of an attempt (`a49`) all of them, of
 * an observation (`a49.3`) itself; and the attempts in which they were made.
 * @returns undefined where the report has no such id.
 */
export function evidenceOf(report: Report, asked: string): Evidence | undefined {
  const finding = report.findings.find(({ id }) => id === asked);
  const attempt = report.attempts.find(({ id }) => id === asked);
  const one = report.observations.find(({ id }) => id === asked);
  if (!finding && !attempt && !one) return undefined;
  const cited = new Set(finding?.evidence ?? attempt?.observations ?? [asked]);
  const all = report.observations.filter(({ id }) => cited.has(id));
  const shown = new Set(all.map(({ id }) => id));
  const places = new Set([...all.map((seen) => seen.attempt), ...(attempt ? [attempt.id] : [])]);
  const attempts = report.attempts.filter(({ id }) => places.has(id));
  const inOrder = new Map(report.observations.map((seen) => [seen.id, seen]));
  const findings = finding
    ? [finding]
    : report.findings.filter(({ evidence }) => evidence.some((id) => shown.has(id)));
  const linesOf = reproductions(report);
  return {
    asked,
    shown: [...shown],
    observations: attempts.flatMap((made) =>
      made.observations.flatMap((id) => inOrder.get(id) ?? []),
    ),
    attempts,
    findings,
    again: new Map(
      findings.flatMap((one) => {
        const lines = linesOf(one);
        return lines ? [[one.id, lines]] : [];
      }),
    ),
    targets: report.targets.filter(({ id }) => attempts.some(({ target }) => target === id)),
    routes: report.routes.filter(({ id }) => attempts.some(({ route }) => route === id)),
    settings: report.settings.filter(({ id }) => cited.has(id)),
  };
}
