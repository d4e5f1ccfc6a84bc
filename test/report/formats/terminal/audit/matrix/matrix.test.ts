import { describe, expect, it } from 'vitest';
import { company } from '../../../../../../fixtures/report/company.ts';
import { large } from '../../../../../../fixtures/report/large.ts';
import { matrix } from '../../../../../../src/report/formats/terminal/audit/matrix/matrix.ts';
import { createPaint } from '../../../../../../src/report/text/paint.ts';

const paint = createPaint(false);

describe('matrix()', () => {
  it('heads columns with the proxies where they fit, else with keys', () => {
    expect(matrix(company, { width: 100, paint })).toMatchObject({ keys: false });
    expect(matrix(company, { width: 100, paint }).lines[0]).toContain('proxy.office.example');
    expect(matrix(company, { width: 80, paint })).toMatchObject({ keys: true });
    expect(matrix(company, { width: 80, paint }).lines[0]).toMatch(/R1 +R2 +R3$/);
  });

  it('spreads many routes over several tables rather than cut a verdict', () => {
    const heads = matrix(large, { width: 80, paint }).lines.filter((line) =>
      line.startsWith('Targets'),
    );
    expect(heads.map((line) => line.match(/R\d/g))).toEqual([
      ['R1', 'R2', 'R3', 'R4'],
      ['R5', 'R6', 'R7'],
    ]);
  });

  it('keeps both ends of a long host', () => {
    expect(matrix(large, { width: 80, paint }).lines[3]).toMatch(
      /^ {4}unitedstates1\.\S+\.\.\.\S+soft\.com +BLOCKED/,
    );
  });

  it('says which targets are optional', () => {
    const lines = matrix(company, { width: 140, paint }).lines;
    expect(lines.filter((line) => line.includes('(optional)'))).toHaveLength(2);
  });

  it('shows a gap where there is no verdict', () => {
    const verdicts = company.verdicts.filter(({ target }) => target !== 't1');
    expect(matrix({ ...company, verdicts }, { width: 80, paint }).lines[3]).toMatch(/ - +- +-$/);
  });
});
