import { describe, expect, it } from 'vitest';
import { setupGuide } from '../../../../../fixtures/setup/setup-guide.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { causeWords } from '../../../../../src/report/words/settings/setup/cause-words.ts';

describe('causeWords()', () => {
  it.each(setupGuide.lines.map((line) => ({ line, id: line.id })))(
    'has one sentence or two for $id, and what is next where something is',
    ({ line }) => {
      const { seen, next } = causeWords(line, line.id);
      expect(plainText(seen)).toMatch(/\S.*\.$/);
      expect(plainText(seen)).not.toMatch(/undefined|NaN|\s{2}/);
      if (line.state === 'done') expect(next).toEqual([]);
      else expect(plainText(next)).toMatch(/\.$/);
    },
  );
});
