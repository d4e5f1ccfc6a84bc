import { describe, expect, it } from 'vitest';
import { difference } from '../../../../../fixtures/report/documents.ts';
import { renderDiff } from '../../../../../src/report/formats/terminal/diff/render-diff.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';

const options = { width: 80, color: false };

describe('renderDiff()', () => {
  it('begins with the answer, and is drawn as it is kept, within the width', async () => {
    const text = renderDiff(difference, options);
    expect(text.split('\n').filter((line) => cellWidth(line) > 80)).toEqual([]);
    await expect(text).toMatchFileSnapshot(
      new URL('../../../../../fixtures/report/difference.80.txt', import.meta.url).pathname,
    );
  });

  it('cuts a long list, and counts what it leaves out', () => {
    const urls = Array.from({ length: 100 }, (_, index) => `https://n${index}.example/`);
    const text = renderDiff({ ...difference, targetsAlone: { before: urls, after: [] } }, options);
    expect(text).toContain('and 61 more: --verbose lists every one');
    const whole = renderDiff(
      { ...difference, targetsAlone: { before: urls, after: [] } },
      { ...options, verbose: true },
    );
    expect(whole).not.toMatch(/and \d+ more/);
    for (const url of urls) expect(whole).toContain(url);
  });

  it('lets no text from outside act on the screen', () => {
    const [first] = difference.targets;
    const url = 'https://\u001b[2J\u202e.example/';
    const text = renderDiff(
      {
        ...difference,
        targets: first ? [{ ...first, url }] : [],
        given: [{ fact: 'setting', name: '\u001b]0;x\u0007', after: '\u001b[2J\n\r' }],
      },
      options,
    );
    for (const sign of ['\u001b', '\u0007', '\r', '\u202e']) expect(text).not.toContain(sign);
  });
});
