import { describe, expect, it } from 'vitest';
import { everyLoadReport } from '../../../fixtures/report/every-load-report.ts';
import { loadBlocks } from '../../../src/report/blocks/load-blocks.ts';
import { textsOf } from './texts-of.ts';

describe('loadBlocks()', () => {
  it.each(everyLoadReport)('takes no text of "%s" for words of ours', (_, report) => {
    for (const { kind, text } of textsOf(loadBlocks(report)).flat()) {
      if (kind === 'words') expect(text).toMatch(/^[\p{L}\p{N} .,:;!?%'"()/-]*$/u);
    }
  });

  it('has bars beside the figures of latency', () => {
    const [, run] = everyLoadReport[0] ?? [];
    const kinds = run ? [...loadBlocks(run)].map(({ kind }) => kind) : [];
    expect(kinds).toContain('bars');
  });
});
