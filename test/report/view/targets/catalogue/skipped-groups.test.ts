import { describe, expect, it } from 'vitest';
import type { SkippedRow } from '../../../../../src/model/target/target.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import {
  skippedGroups,
  skippedName,
} from '../../../../../src/report/view/targets/catalogue/skipped-groups.ts';

const unreadable = (row: number): SkippedRow => {
  return { row, sheet: 'MDE', reason: { rule: 'unreadable', detail: `text ${row}` } };
};
const elsewhere: SkippedRow = {
  url: 'https://us.example/',
  reason: { rule: 'region', region: 'US', met: false },
};

describe('skippedGroups()', () => {
  it('puts the most frequent reason first, and what differs from row to row into one', () => {
    const groups = skippedGroups([elsewhere, unreadable(1), unreadable(2)]);
    expect(groups.map(({ reason, rows }) => [plainText(reason), rows.length])).toEqual([
      ['the row cannot be read', 2],
      ['only for region US', 1],
    ]);
  });

  it('has none of nothing', () => {
    expect(skippedGroups([])).toEqual([]);
  });
});

describe('skippedName()', () => {
  it('names what is listed, or else where the row stands', () => {
    const nameless: SkippedRow = { reason: elsewhere.reason };
    const names = [elsewhere, unreadable(3), nameless, { ...nameless, url: 'https:///' }];
    expect(names.map((row) => plainText(skippedName(row)))).toEqual([
      'us.example',
      'sheet MDE, row 3',
      'a row',
      'a row',
    ]);
  });
});
