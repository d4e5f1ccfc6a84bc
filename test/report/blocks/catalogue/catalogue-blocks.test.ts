import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../fixtures/report/planned.ts';
import { catalogueBlocks } from '../../../../src/report/blocks/catalogue/catalogue-blocks.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { textsOf } from '../texts-of.ts';

describe('catalogueBlocks()', () => {
  it('counts what is not shown of a long list, and says so', () => {
    const texts = textsOf(catalogueBlocks(catalogue)).map(plainText);
    expect(texts).toContain('5013 targets: 5010 required, 3 optional.');
    expect(texts).toContain('… and 5001 more targets; --format json lists them all.');
  });

  it('says nothing of what there is not', () => {
    const nothing = { targets: [], skipped: [], problems: [], sources: [] };
    expect(textsOf(catalogueBlocks(nothing)).map(plainText).filter(Boolean)).toEqual([
      'What must be reachable',
      '0 targets: 0 required, 0 optional.',
    ]);
  });
});
