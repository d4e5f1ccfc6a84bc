import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { large } from '../../../../fixtures/report/large.ts';
import { exitStatus } from '../../../../src/diagnosis/exit-status.ts';
import { judge } from '../../../../src/diagnosis/judge.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import type { Verdict } from '../../../../src/model/finding/verdict.ts';
import { junitStream, renderJunit } from '../../../../src/report/formats/junit/render-junit.ts';
import { head, trials } from '../../../diagnosis/arbitrary-trials.ts';
import { junitBreaches } from './junit-breaches.ts';
import { readXml, type XmlElement } from './read-xml.ts';

function text(report: Report): string {
  return [...renderJunit(report)].join('');
}

interface Case {
  readonly suite: string;
  readonly name: string;
  /** `pass`, or what stands in it. */
  readonly result: string;
  readonly message?: string | undefined;
  readonly output: string;
}

function casesIn(xml: string): readonly Case[] {
  return readXml(xml).children.flatMap(({ attributes, children }) =>
    children
      .filter(({ name }) => name === 'testcase')
      .map((one) => caseOf(attributes['name'] ?? '', one)),
  );
}

function caseOf(suite: string, { attributes, children }: XmlElement): Case {
  const result = children.find(({ name }) => name !== 'system-out');
  return {
    suite,
    name: attributes['name'] ?? '',
    result: result?.name ?? 'pass',
    message: result?.attributes['message'],
    output: children.map(({ text: inner }) => inner).join(''),
  };
}

/** The company with one verdict everywhere, for its first target. */
function having(verdict: Verdict['verdict'], options: Partial<Report['options']> = {}): Report {
  const [target] = company.targets as [Report['targets'][number]];
  return {
    ...company,
    options: { ...company.options, ...options },
    targets: [target],
    verdicts: company.verdicts
      .filter((one) => one.target === target.id)
      .map((one) => ({ ...one, verdict })),
    summary: { ...company.summary, targets: 1 },
  };
}

/** The suites that are of no route. */
const beside: ReadonlySet<string> = new Set(['no route that counts', 'never begun']);

const resultsOf = (report: Report): readonly string[] =>
  casesIn(text(report)).map(({ result }) => result);

describe('renderJunit()', () => {
  it('writes the company as it is kept', () => {
    const kept = new URL('../../../../fixtures/report/company.junit.xml', import.meta.url);
    expect(text(company)).toBe(readFileSync(kept, 'utf8').replaceAll('\r\n', '\n'));
  });

  it.each(everyReport)('keeps the schema that CI systems use, of "%s"', (_, report) => {
    expect(junitBreaches(readXml(text(report)))).toEqual([]);
  });

  it.each(everyReport)('has a case for each verdict over a route of "%s"', (_, report) => {
    const cells = report.verdicts.filter(({ route }) => route !== undefined);
    const over = casesIn(text(report)).filter(({ suite }) => !beside.has(suite));
    expect(over).toHaveLength(cells.length);
  });

  it('fails just where the exit status is 1, whatever happened', () => {
    const failOn = fc.constantFrom<Report['options']['failOn']>('blocked', 'degraded', 'never');
    fc.assert(
      fc.property(trials, failOn, fc.boolean(), (some, fails, routesByHand) => {
        const asked = { ...head, options: { ...head.options, failOn: fails, routesByHand } };
        const observations = some.flatMap((one) => one.observations);
        const report = {
          ...asked,
          ...judge(asked, some, new Map()),
          observations,
          certificates: [],
        };
        const results = resultsOf(report);
        const isRed = results.includes('failure') || results.includes('error');
        expect(isRed).toBe(exitStatus(report) === 1);
        expect(junitBreaches(readXml(text(report)))).toEqual([]);
      }),
    );
  });

  it.each(['not-run', 'not-applicable'] as const)('never passes what is %s', (verdict) => {
    expect(
      resultsOf({ ...having(verdict), attempts: having(verdict).attempts.map(unmade) }),
    ).toEqual(Array(3).fill('skipped'));
  });

  it('tells a conclusion from none, over the route in effect alone', () => {
    expect(resultsOf(having('blocked'))).toEqual(['skipped', 'failure', 'skipped']);
    expect(resultsOf(having('down'))).toEqual(['skipped', 'failure', 'skipped']);
    expect(resultsOf(having('inconclusive'))).toEqual(['skipped', 'error', 'skipped']);
    expect(resultsOf(having('blocked', { routesByHand: true }))).toEqual(Array(3).fill('failure'));
    expect(resultsOf(having('blocked', { failOn: 'never' }))).toEqual(Array(3).fill('skipped'));
  });

  it('passes what is degraded, and tells of it, unless that was to fail', () => {
    expect(resultsOf(having('degraded'))).toEqual(['pass', 'pass', 'pass']);
    expect(resultsOf(having('degraded', { failOn: 'degraded' }))).toContain('failure');
    const weak = casesIn(text(company)).filter(
      ({ result, output }) => result === 'pass' && output !== '',
    );
    expect(weak.map(({ name }) => name)).toEqual(['https://definitionupdates.microsoft.com/']);
  });

  it('says what was seen, what to do, and on what that rests', () => {
    const [refused] = casesIn(text(company)).filter(({ result }) => result === 'failure');
    expect(refused?.message).toBe('blocked: Login demand by the proxy');
    expect(refused?.output).toMatch(/^Seen: .* status 407 .*\n/);
    expect(refused?.output).toMatch(/\nWhat to do: Exempt .*\nEvidence: a2\.3\n/);
  });

  it('says why what does not pass is skipped', () => {
    const messages = casesIn(text(company)).map(({ message = '' }) => message);
    const reasons = messages.flatMap((one) => /\(not counted: (.*)\)$/.exec(one)?.[1] ?? []);
    expect(new Set(reasons)).toEqual(
      new Set(['the target is optional', 'another route is in effect for it']),
    );
  });

  it('has a suite for targets that are tried no route that counts, and fails a required one', () => {
    const report = having('not-run');
    const verdicts = report.verdicts.filter(({ route }) => route === undefined);
    expect(casesIn(text({ ...report, verdicts, attempts: [] }))).toMatchObject([
      { suite: 'no route that counts', result: 'error' },
    ]);
    expect(exitStatus({ ...report, verdicts, attempts: [] })).toBe(1);
  });

  it('writes a report that comes in parts, and skips what was never begun', () => {
    const { part, end } = junitStream();
    const places = { listed: 40, attemptsBefore: 0, findingsBefore: 0 };
    const xml = [
      ...part({ ...company, part: { ...places, number: 1 } }),
      ...part({ ...company, part: { ...places, number: 2 } }),
      ...end({ ...company, summary: { ...company.summary, targets: 40 } }, []),
    ].join('');
    const document = readXml(xml);
    expect(junitBreaches(document)).toEqual([]);
    expect(document.children.map(({ attributes }) => attributes['name'])).toEqual([
      ...company.routes.map(({ id }) => `${id}, part 1`),
      ...company.routes.map(({ id }) => `${id}, part 2`),
      'never begun',
    ]);
    expect(casesIn(xml).at(-1)).toMatchObject({
      result: 'skipped',
      message: 'not run: 16 more targets of the list, never begun',
    });
  });

  it('streams a report of many targets, a case a chunk', () => {
    let longest = 0;
    for (const chunk of renderJunit(large)) longest = Math.max(longest, chunk.length);
    expect(longest).toBeLessThan(8000);
  });
});

/** As an audit that was cut short leaves it. */
function unmade(attempt: Report['attempts'][number]): Report['attempts'][number] {
  return { ...attempt, verdict: 'not-run' };
}
