import { describe, expect, it } from 'vitest';
import { expectedByChance, mayBeUnsteady } from '../../../src/diagnosis/proof/chance.ts';

describe('expectedByChance()', () => {
  it('is nothing where no fault passed, and grows with share and targets', () => {
    expect(expectedByChance({ targets: 100, share: 0 }, 2)).toBe(0);
    expect(expectedByChance({ targets: 100, share: 0.1 }, 2)).toBeCloseTo(1);
    expect(expectedByChance({ targets: 100, share: 0.1 }, 4)).toBeCloseTo(0.01);
  });
});

describe('mayBeUnsteady()', () => {
  it.each([
    ['three failures of one of a few hosts, and a pass elsewhere', 3, 3, 1, false],
    ['two failures, however few the hosts', 1, 2, 1, true],
    ['three failures of one of twenty hosts', 20, 3, 1, true],
    ['six failures of one of twenty hosts', 20, 6, 1, false],
    ['six failures of one of two hundred hosts', 200, 6, 1, true],
    ['nine failures of one of two hundred hosts', 200, 9, 1, false],
    ['three failures beside three passes of another name', 20, 3, 3, true],
    ['three failures beside five passes of another name', 20, 3, 5, false],
  ])('%s', (_, targets, failures, passes, due) => {
    expect(mayBeUnsteady(targets, { failures, passes })).toBe(due);
  });
});
