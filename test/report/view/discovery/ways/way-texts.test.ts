import { expect, it } from 'vitest';
import { ways } from '../../../../../fixtures/report/documents.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { wayTexts } from '../../../../../src/report/view/discovery/ways/way-texts.ts';

it('wayTexts() names the way of each component, and what decides it', () => {
  const texts = wayTexts(ways);
  expect(texts).toHaveLength(ways.components.length);
  for (const { name, way } of texts) {
    expect(plainText(name)).not.toBe('');
    expect(plainText(way)).not.toBe('');
  }
});
