import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import type { Finding } from '../../../../src/model/finding/finding.ts';
import { foldFindings } from '../../../../src/report/view/findings/folded-findings.ts';

const common = { confidence: 'certain', evidence: [], rivals: [], facts: {} } as const;
const slow = (id: string, route: string): Finding => ({
  ...{ ...common, id, kind: 'slow-step', severity: 'info', target: 't1', route },
  facts: { step: 'handshake', ms: id.length },
});
const refusal: Finding = {
  ...{ ...common, id: 'f9', kind: 'port-refusal', severity: 'error' },
  ...{ target: 't1', route: 'direct' },
};
const disagreement: Finding = {
  ...{ ...common, id: 'f8', kind: 'route-disagreement', severity: 'info', target: 't1' },
  facts: { passes: ['wpad'], fails: ['direct'] },
};

describe('foldFindings()', () => {
  it('tells of a kind that is for information once, with the facts that all share', () => {
    const { groups } = foldFindings([slow('f1', 'direct'), slow('f10', 'wpad')]);
    expect(groups).toMatchObject([{ targets: ['t1'], facts: { step: 'handshake' } }]);
    expect(groups[0]?.findings.map(({ route }) => route)).toEqual(['direct', 'wpad']);
  });

  it('leaves out that routes disagree where each way that fails has an error of its own', () => {
    expect(foldFindings([refusal, disagreement])).toMatchObject({
      groups: [{ first: refusal }],
      told: 1,
    });
    expect(foldFindings([disagreement])).toMatchObject({
      groups: [{ first: disagreement }],
      told: 0,
    });
  });

  it('folds nothing that fails or is weak', () => {
    const errors = company.findings.filter(({ severity }) => severity !== 'info');
    const { groups } = foldFindings(errors);
    expect(groups.flatMap(({ findings }) => findings)).toHaveLength(errors.length);
    expect(groups.length).toBeGreaterThan(4);
  });
});
