import { describe, expect, it } from 'vitest';
import { tooLargeJson } from '../../../src/catalogue/readers/too-large-json.ts';

describe('tooLargeJson()', () => {
  it.each(['', '[]', '{"a":[1,2]}', '["[[[[", "\\\\", "\\"{,"]', '"', 'no JSON', ']]]]'])(
    'has nothing against %s',
    (text) => {
      expect(tooLargeJson(text)).toBeUndefined();
    },
  );

  it('counts values, brackets and depth, and none within a text', () => {
    expect(tooLargeJson(`[${'1,'.repeat(1_000_001)}1]`)).toMatch(/values/);
    expect(tooLargeJson(`[${'[],'.repeat(250_000)}1]`)).toMatch(/lists and objects/);
    expect(tooLargeJson('['.repeat(33))).toMatch(/nested deeper/);
    expect(tooLargeJson(`["${'[,'.repeat(2_000_000)}"]`)).toBeUndefined();
    expect(tooLargeJson(`["\\\\",${'['.repeat(33)}`)).toMatch(/nested deeper/);
  });
});
