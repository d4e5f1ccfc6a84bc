import { describe, expect, it } from 'vitest';
import { begunParts } from '../../src/cli/begun-parts.ts';
import type { RecordLine } from '../../src/model/record.ts';
import { linesOf } from '../record/saved-audit.ts';

function headOfPart(number?: number): RecordLine {
  const [line] = linesOf();
  if (line?.type !== 'head') throw new TypeError('no head');
  if (number === undefined) return line;
  const part = { number, listed: 9, attemptsBefore: 0, findingsBefore: 0 };
  return { ...line, head: { ...line.head, part } };
}

const end: RecordLine = { type: 'end', finishedAt: '2026-01-01T00:00:00.000Z' };

describe('begunParts()', () => {
  it('keeps the part that was under way when the signal was aborted, and none behind it', () => {
    const stop = new AbortController();
    const isBegun = begunParts(stop.signal);
    expect(isBegun(headOfPart(1))).toBe(true);
    expect(isBegun(headOfPart(2))).toBe(true);
    stop.abort();
    expect(isBegun(end)).toBe(true);
    expect(isBegun(headOfPart(3))).toBe(false);
    expect(isBegun(end)).toBe(false);
  });

  it('keeps the first part of any audit', () => {
    expect(begunParts(AbortSignal.abort())(headOfPart())).toBe(true);
    expect(begunParts(AbortSignal.abort())(headOfPart(1))).toBe(true);
  });
});
