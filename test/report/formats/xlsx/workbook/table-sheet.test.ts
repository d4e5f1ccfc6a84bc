import { describe, expect, it } from 'vitest';
import {
  rowLimit,
  tableSheet,
} from '../../../../../src/report/formats/xlsx/workbook/table-sheet.ts';

function table(count: number) {
  return tableSheet<number>({
    name: 'Latency',
    color: '000000',
    frozen: 1,
    noun: 'rows',
    empty: 'Nothing.',
    items: Array.from({ length: count }, (_, index) => index),
    columns: [
      { head: 'Number', width: 10, cell: (value) => ({ value, style: 'count' }) },
      { head: ['Two', 'lines'], width: 10, cell: () => ({ value: 'x', style: 'text' }) },
    ],
  });
}

describe('tableSheet()', () => {
  it('has a header, the items and no note where all of them fit', () => {
    const sheet = table(3);
    expect([...sheet.rows].map(({ cells }) => cells[0]?.value)).toEqual(['Number', 0, 1, 2]);
    expect(sheet.table).toEqual({ frozen: 1, rows: 3, printed: 2 });
  });

  it('says that there is nothing', () => {
    expect([...table(0).rows].map(({ cells }) => cells[0]?.value)).toEqual(['Number', 'Nothing.']);
  });

  it('cuts a long list and says so, outside of what is filtered', () => {
    const sheet = table(rowLimit(2) + 10_000);
    const rows = [...sheet.rows];
    expect(sheet.table?.rows).toBe(rowLimit(2));
    expect(rows).toHaveLength(rowLimit(2) + 2);
    expect(rows.at(-1)?.cells[0]?.value).toBe(
      'And 10000 more rows: the JSON report holds every one.',
    );
  });
});
