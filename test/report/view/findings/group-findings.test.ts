import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { oneProxy } from '../../../../fixtures/report/one-proxy.ts';
import type { Finding } from '../../../../src/model/finding/finding.ts';
import { groupFindings } from '../../../../src/report/view/findings/group-findings.ts';

const finding: Finding = {
  id: 'f1',
  kind: 'port-silence',
  severity: 'error',
  confidence: 'certain',
  target: 't1',
  route: 'direct',
  evidence: ['a1.2'],
  rivals: [],
  facts: { address: '203.0.113.1', port: 443 },
};

describe('groupFindings()', () => {
  it('makes one entry of 90 targets that one proxy refuses', () => {
    const groups = groupFindings(oneProxy.findings);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.targets).toHaveLength(90);
  });

  it('keeps the facts in which all members agree, and no other', () => {
    const other = { ...finding, target: 't2', facts: { address: '203.0.113.2', port: 443 } };
    expect(groupFindings([finding, other])[0]?.facts).toEqual({ port: 443 });
  });

  it.each([
    ['kind', { kind: 'port-refusal' }],
    ['severity', { severity: 'warning' }],
    ['route', { route: 'http://proxy.example:3128' }],
    ['actor', { actor: 'service' }],
    ['rivals', { rivals: ['service-outage'] }],
    ['cause', { facts: { ...finding.facts, product: 'Squid' } }],
  ] as const)('keeps findings of another %s apart', (_, change) => {
    expect(groupFindings([finding, { ...finding, target: 't2', ...change }])).toHaveLength(2);
  });

  it('counts a target once and puts what concerns the most targets first', () => {
    const groups = groupFindings([
      { ...finding, kind: 'sni-filter' },
      finding,
      finding,
      { ...finding, target: 't2' },
    ]);
    expect(groups.map(({ first, targets }) => [first.kind, targets])).toEqual([
      ['port-silence', ['t1', 't2']],
      ['sni-filter', ['t1']],
    ]);
  });

  it('loses no finding', () => {
    const groups = groupFindings(company.findings);
    expect(groups.flatMap(({ findings }) => findings.map(({ id }) => id)).sort()).toEqual(
      company.findings.map(({ id }) => id).sort(),
    );
  });
});
