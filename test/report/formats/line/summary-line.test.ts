import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import type { Finding } from '../../../../src/model/finding/finding.ts';
import { summaryLine } from '../../../../src/report/formats/line/summary-line.ts';

describe('summaryLine()', () => {
  it('says whether it is ready, the counts, and who stops what counts', () => {
    expect(summaryLine(company)).toBe(
      [
        'NOT READY: 4 of 10 required targets do not pass over the route in effect.',
        'The sensor cannot report: none of the 2 addresses for its data passes.',
        countsOf(company),
        'proxy-login-demand by proxy-policy over http://proxy.office.example:3128: eu-v20.events.data.microsoft.com, us-v20.events.data.microsoft.com',
        'handshake-reset by network-path over http://proxy.office.example:3128: automatedirstrprdneu3.blob.core.windows.net',
        'service-outage by service: www.microsoft.com\n',
      ].join(' | '),
    );
  });

  it('says no more than that where all is well', () => {
    expect(summaryLine(allFine)).toMatch(
      /^READY: every required target \(\d+\) passes [^|]* \| [\d, a-z]+\n$/,
    );
  });

  it.each(everyReport)('is one line of printable ASCII of at most 2,048 of "%s"', (_, report) => {
    expect(summaryLine(report)).toMatch(/^[ -~]{1,2047}\n$/);
  });

  it('is cut at whole causes, and counts the others', () => {
    const report = manyCauses(company, 60);
    const line = summaryLine(report);
    const causes = line.trimEnd().split(' | ').slice(2);
    const rest = Number(/^and (\d+) more causes$/.exec(causes.at(-1) ?? '')?.[1]);
    expect(line.length).toBeGreaterThan(1800);
    expect(line.length).toBeLessThanOrEqual(2048);
    expect(causes.length - 1 + rest).toBe(60);
    for (const cause of causes.slice(0, -1))
      expect(cause).toMatch(/^handshake-alert over .*example$/);
  });

  it('names three hosts of a cause, and how many more', () => {
    const report = { ...company, options: { ...company.options, routesByHand: true } };
    expect(summaryLine(report)).toMatch(
      /port-silence by address-filter over direct: [^|,]+, [^|,]+, [^|,]+ and 2 more \|/,
    );
  });
});

function countsOf({ verdicts }: Report): string {
  const whole = verdicts.filter(({ route }) => route === undefined).map(({ verdict }) => verdict);
  const order = [
    'reachable',
    'degraded',
    'blocked',
    'down',
    'inconclusive',
    'not-applicable',
    'not-run',
  ];
  return order
    .map((name) => [whole.filter((one) => one === name).length, name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
}

/** As many targets as causes, each blocked by an alert of its own number. */
function manyCauses(report: Report, count: number): Report {
  const [pattern] = report.targets;
  const [route] = report.routes.filter(({ effective }) => effective);
  if (!pattern || !route) throw new TypeError('The report has neither target nor route');
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    ...report,
    targets: numbers.map((n) => ({ ...pattern, id: `t${n}`, host: `host-${n}.example` })),
    verdicts: numbers.flatMap((n) => [
      { target: `t${n}`, verdict: 'blocked' },
      { target: `t${n}`, route: route.id, verdict: 'blocked' },
    ]),
    findings: numbers.map((n): Finding => {
      const place = { target: `t${n}`, route: route.id };
      const facts = { alert: n };
      const { confidence } = { confidence: 'certain' as const };
      const empty = { evidence: [], rivals: [] };
      return {
        id: `f${n}`,
        kind: 'handshake-alert',
        severity: 'error',
        ...place,
        confidence,
        ...empty,
        facts,
      };
    }),
  };
}
