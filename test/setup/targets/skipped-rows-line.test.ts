import { describe, expect, it } from 'vitest';
import { countByRule, skippedRowsLine } from '../../../src/setup/targets/skipped-rows-line.ts';

describe('skippedRowsLine()', () => {
  it('counts by reason, in one line', () => {
    const line = skippedRowsLine(
      countByRule([
        { row: 1, reason: { rule: 'address-range' } },
        { row: 2, reason: { rule: 'no-tcp' } },
        { row: 3, reason: { rule: 'address-range' } },
      ]),
    );
    expect(line).toBe(
      'The list has 3 entries that gave no target: 2 address range(s), 1 of UDP or another protocol alone; netready catalogue --format json lists each',
    );
  });

  it('is silent where nothing was lost', () => {
    expect(skippedRowsLine(countByRule([{ reason: { rule: 'no-url-column' } }]))).toBeUndefined();
  });
});
