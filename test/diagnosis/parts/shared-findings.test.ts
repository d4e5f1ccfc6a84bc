import { describe, expect, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { addUp } from '../../../src/diagnosis/parts/add-up.ts';
import { joinParts } from '../../../src/diagnosis/parts/join-parts.ts';
import { sharedFindings } from '../../../src/diagnosis/parts/shared-findings.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import type { Finding } from '../../../src/model/finding/finding.ts';

/** A name server that is dead for a part of the audit, whose attempts begin with `a1` of it. */
function dead(part: number, more: Partial<Finding> = {}): Finding {
  return {
    id: `f${part}01`,
    kind: 'dead-resolver',
    severity: 'warning',
    actor: 'local-resolver',
    confidence: 'likely',
    evidence: [`a${part}01.1`],
    rivals: [],
    facts: { server: '192.0.2.53:53', queries: 10 * part, ms: 1000 + part },
    ...more,
  };
}

function ofTarget(part: number): Finding {
  const { facts, ...rest } = dead(part);
  return { ...rest, id: `f${part}02`, target: 't1', route: 'direct', facts };
}

function partOf(number: number, findings: readonly Finding[]): Report {
  const [attempt] = company.attempts;
  if (!attempt) throw new Error('the report has no attempt');
  const attempts = [
    { ...attempt, id: `a${number}01`, findings: findings.map(({ id }) => id) },
    { ...attempt, id: `a${number}02`, findings: [] },
  ];
  const part = { number, listed: 2, attemptsBefore: 0, findingsBefore: 0 };
  return { ...company, part, attempts, findings };
}

describe('sharedFindings()', () => {
  it('tells what is of no single target once for all parts, and adds up what it counts', () => {
    const shared = sharedFindings();
    const [first, second, third] = [
      partOf(1, [dead(1), ofTarget(1)]),
      partOf(2, [dead(2, { confidence: 'possible' }), ofTarget(2)]),
      partOf(3, [dead(3, { facts: { server: '192.0.2.53:53', queries: 30, answered: 4, ms: 7 } })]),
    ];
    expect(shared.part(first)).toBe(first);
    const later = [second, third].map((part) => shared.part(part));
    expect(later.map(({ findings }) => findings.map(({ id }) => id))).toEqual([['f202'], []]);
    expect(later.map(({ attempts }) => attempts.map(({ findings: [...named] }) => named))).toEqual([
      [['f101', 'f202'], []],
      [['f101'], []],
    ]);
    expect(shared.told()).toEqual([
      dead(1, {
        confidence: 'possible',
        evidence: ['a101.1', 'a201.1', 'a301.1'],
        facts: { server: '192.0.2.53:53', queries: 60, answered: 4, ms: 1002 },
      }),
    ]);
  });

  it('keeps apart what is about another server, weighs otherwise, or is of a target or a setting', () => {
    const shared = sharedFindings();
    const setting = { ...dead(1), id: 'f9', kind: 'proxy-setting-malformed' } as const;
    const findings = [
      dead(1),
      dead(2, { facts: { server: '192.0.2.54:53', queries: 1 } }),
      dead(3, { severity: 'info' }),
      ofTarget(1),
      setting,
    ];
    shared.part(partOf(1, [dead(1)]));
    const { findings: left } = shared.part(partOf(2, findings));
    expect(left).toEqual(findings.slice(1));
    expect(shared.told()).toHaveLength(3);
  });

  it('gives the joined report each of them where the first part had it, and whole', () => {
    const shared = sharedFindings();
    const parts = [partOf(1, [dead(1), ofTarget(1)]), partOf(2, [dead(2)])].map(shared.part);
    const totals = addUp(company, company);
    const { findings } = joinParts(parts, { totals, shared: shared.told() });
    expect(findings.map(({ id }) => id)).toEqual(['f101', 'f102']);
    expect(findings[0]).toMatchObject({ facts: { queries: 30 }, evidence: ['a101.1', 'a201.1'] });
  });
});
