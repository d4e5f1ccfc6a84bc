import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleLines } from '../../../src/diagnosis/page/visible-lines.ts';
import { watchCpu } from '../../watch-cpu.ts';

describe('visibleLines()', () => {
  it('gives the texts between tags, as a reader sees them', () => {
    const body =
      '<style>p{}</style><td> Category </td><td>R&amp;D</td><!-- <b>x</b> --><SCRIPT>y<z</SCRIPT>\n<p>end';
    expect(visibleLines(body)).toEqual(['Category', 'R&D', 'end']);
  });

  it('ends at a script, a comment and a tag without end', () => {
    for (const open of ['<script>', '<!-- ', '<p ']) {
      expect(visibleLines(`a${open}b`)).toEqual(['a']);
    }
  });

  it('bounds lines and their number', () => {
    const lines = visibleLines(`${'<p>x'.repeat(5000)}`);
    expect(lines).toHaveLength(400);
    expect(visibleLines('x'.repeat(60_000))[0]).toHaveLength(300);
  });

  it('is quick, and never throws, whatever a page is made of', () => {
    const parts = ['<script>', '</script>', '<!--', '-->', '<style', '<', '>', 'x', '&amp;'];
    const arbitrary = fc
      .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 })
      .map((chosen) => chosen.join('').repeat(65_536 / chosen.join('').length));
    const cpuMs = watchCpu();
    fc.assert(
      fc.property(arbitrary, (body) => {
        visibleLines(body);
      }),
      { numRuns: 50 },
    );
    expect(cpuMs()).toBeLessThan(5000);
  });
});
