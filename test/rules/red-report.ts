import { buildReport, type PlottedFinding } from '../../fixtures/report/build-report.ts';
import { buildRoute } from '../../fixtures/report/build-target.ts';
import { builtInCatalogues } from '../../src/catalogue/built-in-catalogues.ts';
import { selectTargets } from '../../src/catalogue/select/select-targets.ts';
import type { Report } from '../../src/model/audit/report.ts';
import type { FindingKind } from '../../src/model/finding/finding.ts';
import type { VerdictName } from '../../src/model/finding/verdict.ts';
import type { Route } from '../../src/model/route/route.ts';
import type { Target } from '../../src/model/target/target.ts';

export const proxy: Route = buildRoute('proxy.example', { effective: true });

/** The targets of a built-in list for Windows 11. */
export function listTargets(
  name = 'mde-commercial',
  more: Partial<Parameters<typeof selectTargets>[1]> = {},
): readonly Target[] {
  const list = builtInCatalogues.find((one) => one.name === name);
  return selectTargets(list?.services ?? [], {
    ...{ os: ['windows-11'], regions: [], portal: false, listName: name },
    ...more,
  }).targets;
}

export interface Red {
  /** What is found of a target, undefined where it passes. */
  readonly kindOf: (target: Target) => FindingKind | undefined;
  readonly verdict?: VerdictName;
  readonly more?: Partial<Report['options']>;
}

/** An audit over one proxy, with one error of each red target. */
export function redReport(
  targets: readonly Target[],
  { kindOf, verdict = 'blocked', more = {} }: Red,
): Report {
  const findings = targets.flatMap((target): PlottedFinding[] => {
    const kind = kindOf(target);
    const rest = { severity: 'error', rivals: [], evidence: [], facts: {} } as const;
    return kind ? [{ ...rest, kind, target: target.id, route: proxy.id }] : [];
  });
  return buildReport({
    ...{ targets, routes: [proxy], findings, options: more },
    verdictOf: (target) => (target.notRun ? 'not-run' : kindOf(target) ? verdict : 'reachable'),
  });
}
