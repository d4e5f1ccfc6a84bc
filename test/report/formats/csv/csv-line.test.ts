import { describe, expect, it } from 'vitest';
import { formulas } from '../../../../fixtures/report/injection.ts';
import { csvLine } from '../../../../src/report/formats/csv/csv-line.ts';

describe('csvLine()', () => {
  it('quotes commas, quotes and line breaks, and leaves what is absent empty', () => {
    expect(csvLine(['a', undefined, 'b, "c"', 'd\ne', true])).toBe('a,,"b, ""c""","d\ne",true\r\n');
  });

  it('leaves a negative number a number', () => {
    expect(csvLine([-1, '-1'])).toBe("-1,'-1\r\n");
  });

  it.each(formulas)('puts an apostrophe before %j', (text) => {
    expect(csvLine([text])).toMatch(/^"?'/);
  });
});
