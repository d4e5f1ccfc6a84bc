import { describe, expect, it } from 'vitest';
import { roomAround } from '../../../../../src/report/formats/html/chart/rate-spec.ts';

describe('roomAround()', () => {
  it('leaves room beside the values, and more where no tick would be', () => {
    expect(roomAround([50, 400], 2)).toEqual([25, 800]);
    const [least, most] = roomAround([11, 11], 1.01);
    expect([least, most].map(Math.round)).toEqual([5, 22]);
  });
});
