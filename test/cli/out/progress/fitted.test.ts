import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted } from '../../../../src/cli/out/progress/fitted.ts';
import { cellWidth } from '../../../../src/report/text/cell-width.ts';

const waits = 'waits for automatedirstrprdweu3.blob.core.windows.net, 2 s';
const parts = ['112 of 196 attempts', 'about 15 s left of this pass', waits, '3 failed steps'];

describe('fitted()', () => {
  it('leaves out what has no room, the last first, and cuts a long name in its middle', () => {
    expect(fitted(parts, 200)).toBe(parts.join(', '));
    expect(fitted(parts, 79)).toBe(
      '112 of 196 attempts, about 15 s left of this pass, 3 failed steps',
    );
    expect(fitted(parts, 85)).toMatch(/left of this pass, waits for automate\S+\.\.\.\S+ 2 s$/);
    expect(fitted(parts, 39)).toBe('112 of 196 attempts, 3 failed steps');
    expect(fitted(parts, 12)).toBe('112 of 19...');
    expect(fitted(['', 'a', ''], 12)).toBe('a');
    const left = ['about 5 s left of this pass', 'about 5 s left'];
    expect(fitted(['1 of 2', left], 79)).toBe('1 of 2, about 5 s left of this pass');
    expect(fitted(['1 of 2', left], 30)).toBe('1 of 2, about 5 s left');
  });

  it('is one line of no more cells than there are, whatever the parts', () => {
    const any = fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 });
    fc.assert(
      fc.property(any, fc.integer({ min: 10, max: 200 }), (some, width) => {
        const text = fitted(some, width);
        expect(cellWidth(text)).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
