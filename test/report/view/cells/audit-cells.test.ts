import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { auditCells } from '../../../../src/report/view/cells/audit-cells.ts';

describe('auditCells()', () => {
  it.each(everyReport)('gives each target over each route of "%s" once', (_, report) => {
    const cells = [...auditCells(report).all()];
    expect(cells).toHaveLength(report.targets.length * Math.max(1, report.routes.length));
    const told = cells.filter(({ verdict }) => verdict !== undefined);
    const verdicts = report.verdicts.filter(({ route }) => route !== undefined);
    expect(told).toHaveLength(verdicts.length);
  });

  it('knows verdict, whole, finding and measures of a cell', () => {
    const [cell] = auditCells(company).all();
    expect(cell).toMatchObject({
      target: { id: 't1' },
      route: { id: 'direct' },
      verdict: 'blocked',
      whole: 'blocked',
      finding: { kind: 'port-silence' },
      measures: { attempts: 1, spentMs: 12.345 },
    });
  });

  it('makes each cell when it is asked for', () => {
    const [first] = company.targets;
    const seen = { ...company, observations: new Proxy(company.observations, { get: refuse }) };
    const cells = auditCells(seen);
    expect(first && cells.at(first, company.routes[0]).verdict).toBe('blocked');
    expect(() => first && cells.at(first, company.routes[0]).measures).toThrow('was read');
  });
});

function refuse(): never {
  throw new Error('was read');
}
