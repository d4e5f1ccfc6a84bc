import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { buildTarget } from '../../../../fixtures/report/build-target.ts';
import { company } from '../../../../fixtures/report/company.ts';
import { catalogueCsv } from '../../../../src/report/formats/csv/catalogue-csv.ts';

function cells(text: string): Record<string, string>[] {
  return parse(text, { columns: true });
}

describe('catalogueCsv()', () => {
  it('gives one line for each target, read back by a CSV reader', () => {
    const rows = cells(catalogueCsv(company.targets));
    expect(rows.map((row) => row['url'])).toEqual(company.targets.map(({ url }) => url));
    expect(rows[0]).toMatchObject({
      id: 't1',
      port: '443',
      required: 'true',
      category: 'Cyber data',
    });
  });

  it('ends every line in CRLF', () => {
    const lines = catalogueCsv(company.targets).split('\r\n');
    expect(lines).toHaveLength(company.targets.length + 2);
    expect(lines.at(-1)).toBe('');
  });

  it('quotes commas, quotes and line breaks', () => {
    const service = 'a "b", c\r\nd';
    expect(cells(catalogueCsv([buildTarget(1, 'a.example', { service })]))[0]?.['service']).toBe(
      service,
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('makes no formula of %j', (service) => {
    const [row] = cells(catalogueCsv([buildTarget(1, 'a.example', { service })]));
    expect(row?.['service']).toBe(`'${service}`);
  });

  it('leaves the region of a list without regions empty', () => {
    const [row] = cells(catalogueCsv([buildTarget(1, 'a.example', { region: '-' })]));
    expect(row?.['region']).toBe('');
  });
});
