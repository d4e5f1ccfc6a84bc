import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../fixtures/report/build-report.ts';
import { buildRoute, buildTarget, direct } from '../../../fixtures/report/build-target.ts';
import { exitStatus } from '../../../src/diagnosis/exit-status.ts';
import { mergeSites } from '../../../src/diagnosis/sites/merge-sites.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import { standings } from '../../../src/model/standing/required-targets.ts';
import { isDay, type Waiver } from '../../../src/model/standing/waiver.ts';
import { waiverStates } from '../../../src/model/standing/waiver-states.ts';
import { renderCsv } from '../../../src/report/formats/csv/render-csv.ts';
import { renderHtml } from '../../../src/report/formats/html/render-html.ts';
import { renderJunit } from '../../../src/report/formats/junit/render-junit.ts';
import { summaryLine } from '../../../src/report/formats/line/summary-line.ts';
import { renderMarkdown } from '../../../src/report/formats/markdown/render-markdown.ts';
import { renderPrometheus } from '../../../src/report/formats/metrics/render-prometheus.ts';
import { plainText } from '../../../src/report/text/say.ts';
import { answerOf } from '../../../src/report/view/audit/answer/answer.ts';
import { waiverSentences } from '../../../src/report/view/audit/waiver-sentences.ts';

const proxy = buildRoute('proxy.example');
const known: Waiver = { target: 'A.example', until: '2026-11-20', reason: 'FW-1 | comes' };

/** Both fail directly, and pass over the proxy; begun on 2026-11-20. */
function reportWith(waivers: readonly Waiver[], options: Partial<Report['options']> = {}): Report {
  return buildReport({
    targets: [buildTarget(1, 'a.example'), buildTarget(2, 'b.example')],
    routes: [{ ...direct, effective: true }, proxy],
    options: { waivers, routesByHand: true, ...options },
    verdictOf: (_, { id }) => (id === 'direct' ? 'blocked' : 'reachable'),
    findings: [
      {
        ...{ kind: 'port-refusal', severity: 'error', target: 't1', route: 'direct' },
        ...{ attempt: 'a1', evidence: [], rivals: [], facts: {} },
      },
    ],
  });
}

function standing(...waivers: readonly Waiver[]): readonly string[] {
  const report = reportWith(waivers);
  return report.targets.map(standings(report));
}

describe('a waiver', () => {
  it('takes a target out of what counts on its last day', () => {
    expect(standing(known)).toEqual(['waived', 'fails']);
  });

  it('names a URL as well as a host', () => {
    expect(standing({ ...known, target: 'https://b.example/' })).toEqual(['fails', 'waived']);
  });

  it.each<[string, Partial<Waiver>]>([
    ['another day', { until: '2026-11-19' }],
    ['another route', { route: proxy.id }],
    ['another cause', { kind: 'port-silence' }],
    ['a part of the name', { target: 'example' }],
  ])('of %s changes nothing', (_, other) => {
    expect(standing({ ...known, ...other })).toEqual(['fails', 'fails']);
  });

  it.each([
    ['its last second', '2026-11-20T23:59:59.999Z', [], 'waived'],
    ['the next day', '2026-11-21T00:00:00.000Z', [], 'fails'],
    ['the same moment told in another zone', '2026-11-21T00:30:00+01:00', [], 'waived'],
    ['a day that began elsewhere', '2026-11-20T23:30:00-01:00', [], 'fails'],
    ['an audit that went on after it', '2026-11-20T08:00:00Z', ['2026-11-21T08:00:00Z'], 'fails'],
    ['no time at all', '', [], 'fails'],
    ['a time far off', '+012026-11-20T08:00:00Z', [], 'fails'],
  ])('of 2026-11-20 and %s', (_, startedAt, resumedAt, expected) => {
    const report = { ...reportWith([known]), startedAt, resumedAt };
    expect(standings(report)(buildTarget(1, 'a.example'))).toBe(expected);
  });

  it('names a host with its port', () => {
    expect(standing({ ...known, target: 'b.example:443' })).toEqual(['fails', 'waived']);
    expect(standing({ ...known, target: 'b.example:8443' })).toEqual(['fails', 'fails']);
  });

  it('for one cause does not hide another, unless that has one too', () => {
    const one = { ...known, kind: 'port-refusal' } as const;
    const stands = (...waivers: readonly Waiver[]): unknown => {
      const report = reportWith(waivers);
      const [finding] = report.findings;
      const findings = [...report.findings, { ...finding, id: 'f9', kind: 'block-page' }];
      const both = { ...report, findings } as Report;
      const [state] = waiverStates(both);
      return [standings(both)(buildTarget(1, 'a.example')), state?.counting.length];
    };
    expect(stands(one)).toEqual(['fails', 1]);
    expect(stands(one, { ...one, kind: 'block-page' })).toEqual(['waived', 0]);
    expect(stands(known)).toEqual(['waived', 0]);
  });

  it('is for its route and its cause', () => {
    const waiver = { ...known, route: 'direct', kind: 'port-refusal' } as const;
    expect(standing(waiver)).toEqual(['waived', 'fails']);
  });

  it('is for the whole target only where each way over which it fails has one', () => {
    const report = reportWith([{ ...known, route: 'direct' }]);
    const both = report.verdicts.map((one) =>
      one.target === 't1' ? { ...one, verdict: 'blocked' as const } : one,
    );
    expect(standings({ ...report, verdicts: both })(buildTarget(1, 'a.example'))).toBe('fails');
  });

  it('changes the exit status, and nothing where another target fails', () => {
    expect(exitStatus(reportWith([known]))).toBe(1);
    expect(exitStatus(reportWith([known, { ...known, target: 'b.example' }]))).toBe(0);
  });

  it('leaves what it waives out of the answer, the line and the metrics', () => {
    const report = reportWith([known, { ...known, target: 'b.example' }]);
    expect(answerOf(report)).toEqual({ teams: [], unexplained: [] });
    expect(summaryLine(report)).toMatch(/^READY: [^|]*, but for 2 waived\. \| 2 blocked\n$/);
    const metrics = [...renderPrometheus(report)].join('');
    expect(metrics).toContain('netready_required_targets{standing="waived"} 2');
    expect(metrics).not.toMatch(/probe_success\{.*\} 0/);
  });

  it('is shown in a report, and marks its target', () => {
    const markdown = renderMarkdown(reportWith([known]));
    expect(markdown).toContain('a.example` (waived)');
    expect(markdown).toContain('## Waivers');
    expect(markdown).toContain('and 1 is waived');
  });

  it('stands in the CSV beside its cell, and in the HTML page', () => {
    const report = reportWith([known]);
    const csv = [...renderCsv(report)].join('');
    expect(csv.match(/,2026-11-20,FW-1 \| comes\r?\n/g)).toHaveLength(1);
    expect([...renderHtml(report)].join('')).toMatch(/Waivers</);
  });

  it('is blamed on nothing where sites are merged, and told', () => {
    const merging = mergeSites();
    const both = [known, { ...known, target: 'b.example' }];
    merging.add('a.json', reportWith(both));
    const { missing, sites } = merging.merged();
    expect(missing).toEqual([]);
    expect(sites).toMatchObject([{ status: 0, waived: 2 }]);
  });

  it('skips its test case, with the reason', () => {
    const xml = [...renderJunit(reportWith([known]))].join('');
    expect(xml).toContain('(not counted: waived until 2026-11-20: FW-1 | comes)');
    expect(xml.match(/<failure/g)).toHaveLength(1);
  });
});

describe('waiverStates()', () => {
  it('tells what is in force, what is over, and what is of no use', () => {
    const over = { ...known, target: 'b.example', until: '2026-11-01' };
    const unused = { ...known, target: 'c.example' };
    const report = reportWith([known, over, unused]);
    expect(waiverStates(report).map(({ state, cells }) => [state, cells.length])).toEqual([
      ['in-force', 1],
      ['expired', 1],
      ['unknown', 0],
    ]);
    expect(waiverSentences(report).map(plainText)).toEqual([
      'A.example: waived until 2026-11-20 (FW-1 | comes): a.example:443 over direct.',
      'b.example: the waiver was over on 2026-11-01, and counts again: b.example:443 over direct (FW-1 | comes).',
      'c.example: this audit has no such target or route, so the waiver until 2026-11-20 is for nothing in it: is it spelled as the report has it? (FW-1 | comes)',
    ]);
  });

  it('tells what it knows and does not fail from what it does not know', () => {
    const unused = { ...known, route: proxy.id };
    const unknown = { ...known, route: 'http://other.example:3128' };
    const states = waiverStates(reportWith([unused, unknown])).map(({ state }) => state);
    expect(states).toEqual(['unused', 'unknown']);
  });

  it('calls none unused of a part of a list', () => {
    const part = { number: 2, listed: 9, attemptsBefore: 4, findingsBefore: 1 };
    const report = { ...reportWith([{ ...known, target: 'c.example' }]), part };
    expect(waiverStates(report)).toEqual([]);
  });
});

describe('isDay()', () => {
  it.each([
    ['2027-01-31', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-1-31', false],
    ['tomorrow', false],
    ['2027-01-31T00:00:00Z', false],
  ])('of %s is %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});
