import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { large } from '../../../../fixtures/report/large.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import { renderJson } from '../../../../src/report/formats/json/render-json.ts';
import { renderNdjson } from '../../../../src/report/formats/json/render-ndjson.ts';

type Line = Record<string, unknown> & { readonly type: string };

function lines(report: Report): Line[] {
  return [...renderNdjson(report)].map((line): Line => JSON.parse(line));
}

function rebuilt(report: Report): unknown {
  const all = lines(report);
  const of = (type: string): unknown[] =>
    all.filter((line) => line.type === type).map(({ type: _, ...rest }) => rest);
  return {
    ...Object.assign({}, ...of('head')),
    targets: of('target'),
    attempts: of('attempt'),
    observations: of('observation'),
    certificates: of('certificate'),
    findings: of('finding'),
    verdicts: of('verdict'),
    latency: of('latency'),
    ...(of('overhead').length > 0 && { overhead: of('overhead') }),
    ...(of('slowest').length > 0 && { slowest: of('slowest') }),
    issuers: of('issuer'),
    summary: Object.assign({}, ...of('summary')),
  };
}

describe('renderNdjson()', () => {
  it.each(everyReport)('keeps all that the JSON report "%s" holds', (_, report) => {
    expect(rebuilt(report)).toEqual(JSON.parse([...renderJson(report)].join('')));
  });

  it.each(everyReport)('writes one object a line and a chunk, of "%s"', (_, report) => {
    for (const line of renderNdjson(report)) {
      expect(line).toMatch(/^\{"type":"[a-z]+".*\}\n$/);
      expect(line.isWellFormed()).toBe(true);
    }
  });

  it('begins with the head, ends with the summary, and keeps types together', () => {
    const types = lines(company).map(({ type }) => type);
    expect([...new Set(types)]).toEqual([
      'head',
      'target',
      'attempt',
      'observation',
      'finding',
      'verdict',
      'latency',
      'issuer',
      'summary',
    ]);
    expect(types.at(-1)).toBe('summary');
  });

  it('gives the same bytes whatever order the elements and keys came in', () => {
    const shuffled: Report = {
      ...company,
      targets: company.targets.toReversed(),
      attempts: company.attempts.toReversed(),
      observations: company.observations.map(
        (observation) =>
          Object.fromEntries(Object.entries(observation).toReversed()) as typeof observation,
      ),
      findings: company.findings.toReversed(),
      verdicts: company.verdicts.toReversed(),
      latency: company.latency.toReversed(),
    };
    expect([...renderNdjson(shuffled)]).toEqual([...renderNdjson(company)]);
  });

  it('lets no element choose its own type', () => {
    const [target] = company.targets;
    const forged = { ...company, targets: [{ ...target, type: 'summary' }] } as unknown as Report;
    expect(lines(forged).filter(({ type }) => type === 'summary')).toHaveLength(1);
  });

  it('streams a report of 100,000 observations', () => {
    const [sample] = large.observations;
    const observations = Array.from({ length: 100_000 }, (_, index) => ({
      ...sample,
      id: `a${index + 1}.1`,
    })) as Report['observations'];
    let longest = 0;
    let count = 0;
    for (const chunk of renderNdjson({ ...large, observations })) {
      longest = Math.max(longest, chunk.length);
      count += 1;
    }
    expect(longest).toBeLessThan(5000);
    expect(count).toBeGreaterThan(100_000);
  });
});
