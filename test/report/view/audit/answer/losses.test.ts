import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../../fixtures/report/all-fine.ts';
import { buildReport } from '../../../../../fixtures/report/build-report.ts';
import { buildRoute, buildTarget, direct } from '../../../../../fixtures/report/build-target.ts';
import { company } from '../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import type { VerdictName } from '../../../../../src/model/finding/verdict.ts';
import type { Component, ComponentWay } from '../../../../../src/model/route/component.ts';
import type { OperatingSystem } from '../../../../../src/model/target/operating-system.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { losses } from '../../../../../src/report/view/audit/answer/losses.ts';
import { survival } from '../../../../../src/report/view/audit/answer/survival.ts';
import { systemsSentence } from '../../../../../src/report/view/audit/answer/systems-sentence.ts';
import { servedBy } from '../../../../../src/report/view/findings/served-by.ts';

const server = 'windows-server-2012-r2';

function askedBy(...askers: readonly (readonly [OperatingSystem, Component])[]) {
  return { askedBy: askers.map(([os, component]) => ({ os, component })) };
}

const both = askedBy(['windows-11', 'sensor'], [server, 'unified-agent']);
const onServer = askedBy([server, 'unified-agent']);

const targets = [
  buildTarget(1, 'eu-v20.events.data.microsoft.com', both),
  buildTarget(2, 'winatp-gw-neu.microsoft.com', both),
  buildTarget(3, 'usseu1westprod.blob.core.windows.net', onServer),
  buildTarget(4, 'usseu1northprod.blob.core.windows.net', onServer),
  buildTarget(5, 'own.example', both),
];

function reportOf(
  verdicts: Readonly<Record<string, VerdictName>>,
  options: Partial<Report['options']> = {},
): Report {
  return buildReport({
    targets,
    routes: [{ ...direct, effective: true }],
    options: { os: ['windows-11', server], ...options },
    verdictOf: ({ id }) => verdicts[id] ?? 'reachable',
  });
}

describe('losses()', () => {
  it('tells of how many addresses what is lost, and on which systems', () => {
    expect(losses(reportOf({ t2: 'blocked', t3: 'blocked', t5: 'blocked' }))).toEqual([
      { capability: 'commands', of: 1, failing: 1, systems: ['windows-11', server] },
      { capability: 'samples', of: 2, failing: 1, systems: [server] },
    ]);
  });

  it('is empty where all passes', () => {
    expect(losses(allFine)).toEqual([]);
  });
});

describe('survival()', () => {
  it.each<[string, Record<string, VerdictName>, string]>([
    ['all passes', {}, 'The sensor can report: every address for its data and its commands (2)'],
    ['other addresses fail', { t3: 'blocked' }, 'The sensor can report'],
    ['no data passes', { t1: 'down' }, 'The sensor cannot report: the one address for its data'],
    [
      'no commands pass',
      { t2: 'blocked' },
      'The sensor gets no commands: the one address for them',
    ],
  ])('says what becomes of the sensor where %s', (_, verdicts, sentence) => {
    expect(plainText(survival(reportOf(verdicts)))).toContain(sentence);
  });

  it('does not know where some of its addresses fail which devices are given them', () => {
    const more = buildTarget(6, 'winatp-gw-weu.microsoft.com', both);
    const report = buildReport({
      targets: [...targets, more],
      routes: [direct],
      verdictOf: ({ id }) => (id === 't6' ? 'blocked' : 'reachable'),
    });
    expect(plainText(survival(report))).toBe(
      "Some devices may not report: 1 of the sensor's 3 addresses fails.",
    );
  });

  it("says nothing of an audit of one's own targets", () => {
    const [, , , , own] = targets;
    expect(survival({ ...reportOf({}), targets: own ? [own] : [] })).toEqual([]);
  });
});

describe('systemsSentence()', () => {
  it('tells which systems are ready, and how many targets the others lack', () => {
    expect(plainText(systemsSentence(reportOf({ t3: 'blocked', t4: 'inconclusive' })))).toBe(
      'Windows 11 ready; Windows Server 2012 R2 not: 2 targets.',
    );
  });

  it('names those that stand alike together', () => {
    expect(plainText(systemsSentence(reportOf({ t1: 'blocked' })))).toBe(
      'Windows 11, Windows Server 2012 R2 not: 1 target.',
    );
  });

  it('goes by the ways of the components of each system', () => {
    const proxy = buildRoute('proxy.example');
    const way = (component: Component, route: string): ComponentWay => ({
      ...{ component, route, basis: 'inference', losers: [] },
      fallback: { route, basis: 'inference' },
    });
    const report = buildReport({
      targets: targets.slice(0, 1),
      routes: [{ ...direct, effective: true }, proxy],
      options: { os: ['windows-11', server], routesByHand: false },
      verdictOf: (_, { id }) => (id === 'direct' ? 'reachable' : 'blocked'),
    });
    const components = [way('sensor', 'direct'), way('unified-agent', proxy.id)];
    const verdicts = report.verdicts.map((one) =>
      one.route === undefined ? { ...one, verdict: 'blocked' as const } : one,
    );
    expect(plainText(systemsSentence({ ...report, components, verdicts }))).toBe(
      'Windows 11 ready; Windows Server 2012 R2 not: 1 target.',
    );
  });

  it('goes by the reasons where nobody told who asks', () => {
    const [first] = targets;
    const { askedBy: _, ...old } = first ?? buildTarget(1, 'a.example');
    const report = { ...reportOf({ t1: 'blocked' }), targets: [old] };
    expect(plainText(systemsSentence(report))).toBe(
      'Windows 11 not: 1 target; Windows Server 2012 R2 not known: none of the targets is required there.',
    );
  });

  it('says nothing of one system alone', () => {
    expect(systemsSentence(company)).toEqual([]);
  });
});

describe('servedBy()', () => {
  it('names what goes with targets once, and for whom where not all need it', () => {
    const told = servedBy(reportOf({}))(['t4', 't3', 't1', 't5', 't99']);
    expect(plainText(told)).toBe(
      'detection and response data; sample upload (Windows Server 2012 R2)',
    );
  });
});
