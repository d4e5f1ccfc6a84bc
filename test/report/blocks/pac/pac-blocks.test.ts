import { describe, expect, it } from 'vitest';
import { pacBlocks } from '../../../../src/report/blocks/pac/pac-blocks.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { shownPac } from '../../shown-pac.ts';
import { textsOf } from '../texts-of.ts';

describe('pacBlocks()', () => {
  it('has each answer once with its URLs, and each remark with its line', () => {
    const texts = textsOf(pacBlocks(shownPac)).map(plainText);
    expect(texts.filter((text) => text === 'PROXY proxy.example:8080;')).toHaveLength(1);
    expect(texts).toContain('c.example:8443');
    expect(texts).toContain('Line 3: Name lookup.');
    expect(texts).toContain(
      'no answer: the script failed near line 7: ReferenceError: zone is not defined',
    );
  });
});
