import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import { column, readWorkbook } from '../read-workbook.ts';

describe('the sheet of the matrix', () => {
  it('says why a target is not applicable over a route', async () => {
    const cell = company.verdicts.find(({ route }) => route !== undefined);
    const verdicts = company.verdicts.map((one) =>
      one === cell ? ({ ...one, verdict: 'not-applicable', because: 'no-socks' } as const) : one,
    );
    const reasons = column(await readWorkbook({ ...company, verdicts }), 'Matrix', 'Why n/a');
    expect(reasons.flatMap(({ text }) => text || [])).toEqual([
      'the components of Windows that use WinHTTP take no SOCKS proxy',
    ]);
  });
});
