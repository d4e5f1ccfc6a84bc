import type { Report } from '../../model/audit/report.ts';
import type { FindingKind, Severity } from '../../model/finding/finding.ts';
import type { VerdictName } from '../../model/finding/verdict.ts';
import type { Expectation } from '../scenarios/scenario.ts';

/** Any host, any route. */
export const anywhere = '*';

/** What a report found, by the host and the route where it did. */
export interface FindingPlace {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly host: string;
  readonly route: string;
}

/** What a report decided, by host and port; without `route`: of the target as a whole. */
export interface VerdictPlace {
  readonly verdict: VerdictName;
  readonly host: string;
  readonly port: number;
  readonly route?: string;
}

export interface Places {
  readonly findings: readonly FindingPlace[];
  readonly verdicts: readonly VerdictPlace[];
}

/** The findings and verdicts of a report by place; a target that cannot be asked has none. */
export function placesOf({ targets, findings, verdicts }: Report): Places {
  const byId = new Map(targets.map((target) => [target.id, target]));
  return {
    findings: findings.map(({ kind, severity, target = '', route = anywhere }) => {
      return { kind, severity, host: byId.get(target)?.host ?? anywhere, route };
    }),
    verdicts: verdicts.flatMap(({ target: id, route, verdict }) => {
      const target = byId.get(id);
      if (!target || target.notRun) return [];
      const { host, port } = target;
      return [{ verdict, host, port, ...(route !== undefined && { route }) }];
    }),
  };
}

interface WantedFinding {
  readonly kind: FindingKind;
  readonly host?: string;
  readonly route?: string;
}

/** What a scenario expects, its routes called as the report calls them. */
export interface Expected {
  readonly findings: readonly WantedFinding[];
  readonly possible: readonly WantedFinding[];
  readonly absent: readonly FindingKind[];
  readonly verdicts: readonly (Partial<VerdictPlace> & Pick<VerdictPlace, 'verdict' | 'host'>)[];
}

/** Gives the routes of an expectation the names that a report has for them. */
export function expectedOf(
  { findings, possible = [], absent, verdicts = [] }: Expectation,
  routeId: (route: string) => string,
): Expected {
  const renamed = <T extends { readonly route?: string }>(one: T): T =>
    one.route === undefined ? one : { ...one, route: routeId(one.route) };
  return {
    findings: findings.map((one) => renamed<Expected['findings'][number]>(one)),
    possible: possible.map((one) => renamed<Expected['findings'][number]>(one)),
    absent,
    verdicts: verdicts.map((one) => renamed<Expected['verdicts'][number]>(one)),
  };
}
