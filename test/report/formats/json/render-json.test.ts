import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { hostile } from '../../../../fixtures/report/hostile.ts';
import { large } from '../../../../fixtures/report/large.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import { renderJson } from '../../../../src/report/formats/json/render-json.ts';
import { toldFindings } from '../../../../src/report/formats/json/text/told-findings.ts';
import { targetsWithCapability } from '../../../../src/report/view/targets/targets-with-capability.ts';

function text(report: Report): string {
  return [...renderJson(report)].join('');
}

/** The same values with the keys of every object set in the opposite order. */
function reversed<T>(value: T): T;
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => reversed(item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, item]) => [key, reversed(item)] as const);
  return Object.fromEntries(entries.toReversed());
}

describe('renderJson()', () => {
  it('gives one document with the values of the report, and what goes with each target and finding', () => {
    const targets = targetsWithCapability(company.targets);
    const findings = [...toldFindings(company, company.findings)];
    expect(JSON.parse(text(company))).toEqual({ ...company, targets, findings });
    expect(targets[2]).toMatchObject({ id: 't3', capability: 'commands' });
  });

  it('ends in a newline and puts every element on a line of its own', () => {
    const lines = text(company).split('\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.filter((line) => line.startsWith('  {"id":"a'))).toHaveLength(
      company.attempts.length + company.observations.length,
    );
  });

  it('keeps the order of the document', () => {
    expect(Object.keys(JSON.parse(text(company)))).toEqual([
      'schemaVersion',
      'tool',
      'startedAt',
      'finishedAt',
      'environment',
      'options',
      'settings',
      'routes',
      'targets',
      'attempts',
      'observations',
      'certificates',
      'findings',
      'verdicts',
      'latency',
      'issuers',
      'sources',
      'summary',
    ]);
  });

  it('gives the same bytes however the objects were built', () => {
    expect(text(reversed(company))).toBe(text(company));
    expect(text(JSON.parse(text(company)))).toBe(text(company));
  });

  it('sorts by the number of an id, whatever order the elements came in', () => {
    const shuffled = {
      ...company,
      attempts: company.attempts.toReversed(),
      observations: company.observations.toReversed(),
      targets: company.targets.toReversed(),
      findings: company.findings.toReversed(),
      verdicts: company.verdicts.toReversed(),
      latency: company.latency.toReversed(),
    };
    expect(text(shuffled)).toBe(text(company));
  });

  it('writes no key that is not set', () => {
    const { finishedAt: _, ...killed } = company;
    expect(text(killed)).not.toContain('finishedAt');
    const loose: Report = JSON.parse(text(company));
    Object.assign(loose.targets[0] ?? {}, { category: undefined });
    expect(text(loose)).not.toContain('undefined');
  });

  it('writes an array without elements', () => {
    expect(JSON.parse(text({ ...company, findings: [] })).findings).toEqual([]);
  });

  it('keeps hostile text as it is, and valid', () => {
    expect(JSON.parse(text(hostile)).findings).toEqual(hostile.findings);
    expect(text(hostile).isWellFormed()).toBe(true);
  });

  it('never makes one long string of a report of 100,000 observations', () => {
    const [sample] = large.observations;
    const observations = Array.from({ length: 100_000 }, (_, index) => ({
      ...(sample ?? { id: '' }),
      id: `a${100_000 - index}.1`,
    })) as Report['observations'];
    let longest = 0;
    let count = 0;
    for (const chunk of renderJson({ ...large, observations })) {
      longest = Math.max(longest, chunk.length);
      count += 1;
    }
    expect(longest).toBeLessThan(5000);
    expect(count).toBeGreaterThan(100_000);
  });
});
