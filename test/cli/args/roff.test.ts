import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roffLine, roffText } from '../../../src/cli/args/roff.ts';

describe('roffText()', () => {
  it('keeps what is typed as it is typed: hyphens, backslashes, quotes', () => {
    expect(roffText('--no-color')).toBe('\\-\\-no\\-color');
    expect(roffText('a\\b "c" \'d\' `e` ~f ^g')).toBe(
      'a\\(rsb \\(dqc\\(dq \\(aqd\\(aq \\(gae\\(ga \\(tif \\(hag',
    );
    expect(roffText('pac+file:…')).toBe('pac+file:\\[u2026]');
  });
});

describe('roffLine()', () => {
  it('begins no request: a dot or a quote at its start has a sign of no width before it', () => {
    expect(roffLine('.xlsx is one')).toBe('\\&.xlsx is one');
    expect(roffLine("'tis")).toBe('\\(aqtis');
    expect(roffLine('')).toBe('\\&');
  });

  it('is one line of ASCII that is no request, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(roffLine(text)).toMatch(/^[^.'\n][\x20-\x7e]*$/);
      }),
    );
  });
});
