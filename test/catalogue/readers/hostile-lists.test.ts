import { describe, expect, it } from 'vitest';
import { hostileLists } from '../../../fixtures/catalogue/hostile-lists.ts';
import { measuredLoad } from '../../../fixtures/catalogue/workbook/measured-load.ts';

describe('loadCatalogue()', () => {
  // Time is for the bench: other tests run beside this one.
  it.each(hostileLists)('takes less than 300 MB for $name', { timeout: 120_000 }, async (list) => {
    const { error, peakMiB } = await measuredLoad(list.bytes(), list.ending);
    if (list.says) expect(error).toMatch(list.says);
    else expect(error).toBeUndefined();
    expect(peakMiB).toBeLessThan(280);
  });
});
