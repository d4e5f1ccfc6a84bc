import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/model/finding/finding.ts';
import type { VerdictName } from '../../../../src/model/finding/verdict.ts';
import { mainFindings } from '../../../../src/report/view/findings/main-findings.ts';

const base = {
  kind: 'block-page',
  severity: 'error',
  confidence: 'certain',
  evidence: [],
  rivals: [],
  facts: {},
} as const;

function main(findings: readonly Finding[], verdict: VerdictName): string | undefined {
  const verdicts = [{ target: 't1', route: 'direct', verdict }];
  return mainFindings({ findings, verdicts })('t1', 'direct')?.id;
}

describe('mainFindings()', () => {
  const here = { target: 't1', route: 'direct' };

  it('gives the most severe finding, and the first among equals', () => {
    const findings: Finding[] = [
      { ...base, ...here, id: 'f1', severity: 'info' },
      { ...base, ...here, id: 'f2' },
      { ...base, ...here, id: 'f3' },
    ];
    expect(main(findings, 'blocked')).toBe('f2');
  });

  it('prefers a finding about the route to a graver one about every route', () => {
    const findings: Finding[] = [
      { ...base, target: 't1', id: 'f1' },
      { ...base, ...here, id: 'f2', severity: 'warning' },
    ];
    expect(main(findings, 'degraded')).toBe('f2');
  });

  it.each([
    ['down', 'f1'],
    ['blocked', 'f1'],
    ['reachable', undefined],
    ['not-applicable', undefined],
    ['not-run', undefined],
  ] as const)('explains %s by a finding about every route: %s', (verdict, id) => {
    expect(main([{ ...base, target: 't1', id: 'f1' }], verdict)).toBe(id);
  });

  it('leaves out what concerns other targets, other routes, or none', () => {
    const findings: Finding[] = [
      { ...base, target: 't2', route: 'direct', id: 'f1' },
      { ...base, target: 't1', route: 'http://proxy.example:1', id: 'f2' },
      { ...base, id: 'f3' },
    ];
    expect(main(findings, 'blocked')).toBeUndefined();
  });
});
