import { describe, expect, it } from 'vitest';
import { buildReport } from '../../fixtures/report/build-report.ts';
import { buildRoute, buildTarget, direct } from '../../fixtures/report/build-target.ts';
import { exitStatus } from '../../src/diagnosis/exit-status.ts';
import type { Report } from '../../src/model/report.ts';
import { standings } from '../../src/model/required-targets.ts';
import { isDay, type Waiver } from '../../src/model/waiver.ts';
import { waiverStates } from '../../src/model/waiver-states.ts';
import { renderJunit } from '../../src/report/formats/junit/render-junit.ts';
import { summaryLine } from '../../src/report/formats/line/summary-line.ts';
import { renderMarkdown } from '../../src/report/formats/markdown/render-markdown.ts';
import { renderPrometheus } from '../../src/report/formats/metrics/render-prometheus.ts';
import { plainText } from '../../src/report/text/say.ts';
import { answerOf } from '../../src/report/view/audit/answer/answer.ts';
import { waiverSentences } from '../../src/report/view/audit/waiver-sentences.ts';

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
      ['unused', 0],
    ]);
    expect(waiverSentences(report).map(plainText)).toEqual([
      'A.example: waived until 2026-11-20 (FW-1 | comes): a.example:443 over direct.',
      'b.example: the waiver was over on 2026-11-01, and counts again: b.example:443 over direct (FW-1 | comes).',
      'c.example: nothing of it fails, so the waiver until 2026-11-20 can go (FW-1 | comes).',
    ]);
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
