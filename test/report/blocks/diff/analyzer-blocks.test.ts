import { describe, expect, it } from 'vitest';
import { analyzed } from '../../../../fixtures/report/analyzer.ts';
import { analyzerBlocks } from '../../../../src/report/blocks/diff/analyzer-blocks.ts';
import { plainText } from '../../../../src/report/text/say.ts';

function headings(document: typeof analyzed): readonly string[] {
  return [...analyzerBlocks(document)].flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [plainText(block.text)] : [],
  );
}

describe('analyzerBlocks()', () => {
  it('shows where the two differ first, and leaves out what there is none of', () => {
    expect(headings(analyzed)).toEqual([
      'It passes there, and fails here (2)',
      'It fails there, and passes here (2)',
      'No target of the audit (1)',
      'Both pass (1)',
    ]);
  });

  it('goes by the test alone where there is no audit', () => {
    const { auditedAt: _, ...alone } = analyzed;
    const urls = alone.urls.map(({ agreement: _agreement, own: _own, ...one }) => one);
    expect(headings({ ...alone, urls })).toEqual(['Fails there (2)', 'Passes there (4)']);
  });
});
