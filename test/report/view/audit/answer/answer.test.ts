import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import type { Finding } from '../../../../../src/model/finding/finding.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { answerOf } from '../../../../../src/report/view/audit/answer/answer.ts';
import { nextStep } from '../../../../../src/report/view/audit/answer/next-step.ts';

/** Each team with its targets, and what it is to change. */
const told = (report: Report): readonly unknown[] =>
  answerOf(report).teams.map(({ team, targets, changes }) => [
    team,
    targets.length,
    ...changes.map((change) => `${change.targets.length} ${plainText(change.title)}`),
  ]);

const [target] = allFine.targets;
if (!target) throw new TypeError('the report has no target');
const [route] = allFine.routes;
if (!route) throw new TypeError('the report has no route');

/** The report where all is fine, but for one target, of which something is found. */
function failing(...findings: readonly Partial<Finding>[]): Report {
  const blank: Finding = {
    ...{ id: 'f1', kind: 'port-refusal', severity: 'error', confidence: 'certain' },
    ...{ target: target?.id ?? '', route: route?.id ?? '', evidence: [], rivals: [], facts: {} },
  };
  return {
    ...allFine,
    findings: findings.map((finding) => ({ ...blank, ...finding })),
    verdicts: allFine.verdicts.map((one) =>
      one.target === target?.id ? { ...one, verdict: 'blocked' } : one,
    ),
  };
}

describe('answerOf()', () => {
  it('tells who has to change what, the team of the most targets first, those whom nobody can ask last', () => {
    expect(told(company)).toEqual([
      ['proxy', 2, '2 Login demand by the proxy: Squid'],
      ['firewall', 1, '1 Reset in the handshake'],
      ['service', 1, '1 Outage of the service'],
    ]);
  });

  it('asks for nothing where all passes, nor for optional targets, nor of a way that does not count', () => {
    expect(answerOf(allFine)).toEqual({ teams: [], unexplained: [] });
    const optional = failing({ actor: 'network-path' });
    const targets = optional.targets.map((one) => ({ ...one, required: false }));
    expect(answerOf({ ...optional, targets }).teams).toEqual([]);
    const other = failing({ actor: 'network-path', route: 'http://other.example:3128' });
    expect(answerOf(other)).toEqual({ teams: [], unexplained: [target.id] });
  });

  it('tells causes of one kind once, with what products they are of and the least that is sure', () => {
    const page = { kind: 'block-page', actor: 'network-path' } as const;
    const both = failing(
      { ...page, facts: { product: 'FortiGate' } },
      { ...page, confidence: 'likely', facts: { product: 'Sophos' } },
    );
    expect(told(both)).toEqual([['firewall', 1, '1 Block page: FortiGate, Sophos (likely)']]);
  });

  it('knows of targets that fail without a finding, and of findings that name nobody', () => {
    expect(answerOf(failing()).unexplained).toEqual([target.id]);
    expect(told(failing({}))).toEqual([['unknown', 1, '1 Connection refused']]);
  });
});

describe('nextStep()', () => {
  const step = (report: Report): string => plainText(nextStep(report));

  it.each([
    ['where all passes', allFine, 'Nothing has to change here.'],
    ['where somebody has to act', company, 'Send each of them what it is to change'],
    ['where nobody is known', failing({}), 'What fails fits more than one cause'],
    ['where nothing was found', failing(), 'What fails fits more than one cause'],
    ['where the service fails', failing({ actor: 'service' }), 'The fault is not in this network'],
  ])('says what to do %s', (_, report, words) => {
    expect(step(report)).toContain(words);
  });
});
