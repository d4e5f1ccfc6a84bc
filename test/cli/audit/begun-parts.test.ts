import { describe, expect, it } from 'vitest';
import { begunParts } from '../../../src/cli/audit/begun-parts.ts';
import type { RecordLine } from '../../../src/model/audit/record.ts';
import { linesOf } from '../../record/saved-audit.ts';

function headOfPart(number?: number): RecordLine {
  const [line] = linesOf();
  if (line?.type !== 'head') throw new TypeError('no head');
  if (number === undefined) return line;
  const part = { number, listed: 9, attemptsBefore: 0, findingsBefore: 0 };
  return { ...line, head: { ...line.head, part } };
}

const end: RecordLine = { type: 'end', finishedAt: '2026-01-01T00:00:00.000Z' };

describe('begunParts()', () => {
  it('keeps the parts that were begun, and none behind them', () => {
    const { begins, holds: isBegun, unbegun } = begunParts();
    expect(isBegun(headOfPart(1))).toBe(true);
    begins(2);
    expect(isBegun(headOfPart(2))).toBe(true);
    expect(isBegun(end)).toBe(true);
    expect(unbegun()).toBe(0);
    const later = headOfPart(3);
    expect(isBegun(later)).toBe(false);
    expect(isBegun(end)).toBe(false);
    expect(unbegun()).toBe(later.type === 'head' ? later.head.targets.length : Number.NaN);
  });

  it('keeps the first part of any audit', () => {
    expect(begunParts().holds(headOfPart())).toBe(true);
    expect(begunParts().holds(headOfPart(1))).toBe(true);
  });
});
