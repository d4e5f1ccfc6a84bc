import type { Report } from '../../model/audit/report.ts';
import type { ScenarioOutcome } from '../../model/compared/self-test.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { pairFindings } from './pair-findings.ts';
import { pairVerdicts } from './pair-verdicts.ts';
import { expectedOf, placesOf } from './places.ts';

export interface Audited {
  readonly report: Report;
  /** How a route of the scenario is called in the report. */
  readonly routeId: (route: string) => string;
}

/** Holds the report of a scenario's network against what the scenario expects, place by place. */
export function compareOutcome(scenario: Scenario, { report, routeId }: Audited): ScenarioOutcome {
  const { name, innocent = false } = scenario;
  const expected = expectedOf(scenario.expect, routeId);
  const { findings, verdicts } = placesOf(report);
  return {
    scenario: name,
    innocent,
    findings: pairFindings(expected, findings),
    verdicts: pairVerdicts({ ...expected, innocent }, verdicts),
  };
}
