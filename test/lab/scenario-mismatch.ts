import type { ExpectedFinding, Scenario } from '../../src/lab/scenario.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';

/** How a route of a scenario is called in a report. */
export type RouteId = (route: string) => string;

/** Where a report of a scenario's network differs from what the scenario expects; one line each. */
export function scenarioMismatch(
  { expect }: Scenario,
  { report, routeId }: { readonly report: Report; readonly routeId: RouteId },
): string[] {
  const hostOf = new Map(report.targets.map(({ id, host }) => [id, host]));
  const show = ({ kind, target = '', route = '' }: Finding): string =>
    `${kind} ${hostOf.get(target) ?? ''} ${route}`;
  const matches = (wanted: ExpectedFinding, finding: Finding): boolean =>
    wanted.kind === finding.kind &&
    (wanted.host === undefined || wanted.host === hostOf.get(finding.target ?? '')) &&
    (wanted.route === undefined || routeId(wanted.route) === finding.route);
  const serious = report.findings.filter(({ severity }) => severity !== 'info');
  const wrongVerdicts = (expect.verdicts ?? []).flatMap((wanted) => {
    const route = wanted.route === undefined ? undefined : routeId(wanted.route);
    const targets = report.targets.filter(
      ({ host, port }) => host === wanted.host && (wanted.port ?? port) === port,
    );
    return targets.flatMap(({ id }) => {
      const found = report.verdicts.find((one) => one.target === id && one.route === route);
      return found?.verdict === wanted.verdict
        ? []
        : [`verdict of ${wanted.host} ${route ?? ''}: ${found?.verdict}, not ${wanted.verdict}`];
    });
  });
  return [
    ...serious
      .filter((finding) => !expect.findings.some((wanted) => matches(wanted, finding)))
      .map((finding) => `not expected: ${show(finding)}`),
    ...expect.findings
      .filter((wanted) => !serious.some((finding) => matches(wanted, finding)))
      .map((wanted) => `missing: ${wanted.kind} ${wanted.host ?? ''} ${wanted.route ?? ''}`),
    ...report.findings
      .filter(({ kind }) => expect.absent.includes(kind))
      .map((finding) => `ruled out: ${show(finding)}`),
    ...wrongVerdicts,
  ];
}
