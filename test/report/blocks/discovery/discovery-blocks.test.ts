import { describe, expect, it } from 'vitest';
import { discovery } from '../../../../fixtures/report/documents.ts';
import { discoveryBlocks } from '../../../../src/report/blocks/discovery/discovery-blocks.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { textsOf } from '../texts-of.ts';

describe('discoveryBlocks()', () => {
  it('says first which way is in effect, and leaves out what there is not', () => {
    const texts = textsOf(discoveryBlocks(discovery)).map(plainText);
    expect(texts).toContain('What was read');
    const nothing = { settings: [], routes: [], findings: [] };
    expect(textsOf(discoveryBlocks(nothing)).map(plainText).filter(Boolean)).toEqual([
      'Proxy settings',
      'No way out is in effect.',
      'Settings',
      'None found.',
    ]);
  });
});
