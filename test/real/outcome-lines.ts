import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../../src/model/finding/finding.ts';
import type { Audit } from './audit-company.ts';
import type { Outcome, RealCase } from './real-case.ts';

/** An audit in lines that can be compared and shown: one for each service and route. */
export interface OutcomeLines {
  readonly expected: readonly string[];
  readonly reported: readonly string[];
}

const passing = ['reachable', 'degraded'];
// Where chance decides, any of these is right.
const open = [...passing, 'inconclusive'];
const notBlocked = 'not blocked';

/** What a case expects, and what the audit says: equal where the verdicts are proved. */
export function outcomeLines(
  { services, routes, expect, possible, whole = [] }: RealCase,
  { report, status }: Audit,
): OutcomeLines {
  const isOpen = (host: string, route: string): boolean =>
    possible !== undefined && !expect.some((one) => isAt(one, { host, route }));
  const expected = services.flatMap((service) =>
    routes.map((route): Outcome => {
      const given = expect.find((one) => isAt(one, { host: service.host, route }));
      return given ?? { service, route, verdict: 'reachable', findings: [] };
    }),
  );
  const isFine = expected.every(({ verdict }) => passing.includes(verdict));
  const serious = report.findings.filter(
    ({ severity, kind }) => severity !== 'info' && !possible?.includes(kind),
  );
  const reported = expected.map(({ service, route, findings }) => {
    const target = report.targets.find(({ host }) => host === service.host)?.id;
    const given = report.verdicts.find((one) => one.target === target && one.route === route);
    const found = serious.filter((one) => one.target === target && (one.route ?? route) === route);
    const verdict = given?.verdict ?? 'none';
    return line(
      service.host,
      route,
      isOpen(service.host, route) && open.includes(verdict) ? notBlocked : verdict,
      found.map((one) => words(one, findings)),
    );
  });
  const elsewhere = report.findings
    .filter((one) => serious.includes(one) || one.kind === 'transparent-interception')
    .filter(({ target }) => target === undefined)
    .map(({ kind }) => kind);
  // Chance decides about that too, unless something is blocked for certain.
  const isJudged = possible === undefined || !isFine;
  return {
    expected: [
      ...expected.map(({ service, route, verdict, findings }) =>
        line(
          service.host,
          route,
          isOpen(service.host, route) ? notBlocked : verdict,
          findings.map(({ kind, facts }) => labelled(kind, facts)),
        ),
      ),
      ...whole,
      ...(isJudged ? [`exit status ${isFine ? 0 : 1}`] : []),
    ],
    reported: [...reported, ...elsewhere, ...(isJudged ? [`exit status ${status}`] : [])],
  };
}

function isAt(one: Outcome, { host, route }: { host: string; route: string }): boolean {
  return one.service.host === host && one.route === route;
}

function line(host: string, route: string, verdict: string, findings: readonly string[]): string {
  const found = [...new Set(findings)].sort().join(', ');
  return `${host} over ${route}: ${verdict}${found && ` [${found}]`}`;
}

/** A finding shows the facts that were asked for, so that a wrong one stands in the difference. */
function words({ kind, facts }: Finding, asked: Outcome['findings']): string {
  const same = asked.filter((one) => one.kind === kind && one.facts !== undefined);
  const names = Object.keys((same.find((one) => fits(facts, one.facts)) ?? same[0])?.facts ?? {});
  return labelled(kind, Object.fromEntries(names.map((name) => [name, factNamed(facts, name)])));
}

function fits(facts: Finding['facts'], wanted: Outcome['findings'][number]['facts'] = {}): boolean {
  return Object.entries(wanted).every(([name, value]) =>
    isDeepStrictEqual(factNamed(facts, name), value),
  );
}

function factNamed(facts: Finding['facts'], name: string): unknown {
  return Object.getOwnPropertyDescriptor(facts, name)?.value;
}

function labelled(kind: string, facts: Readonly<Record<string, unknown>> = {}): string {
  const shown = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  return shown.length === 0 ? kind : `${kind} ${shown.join(' ')}`;
}
