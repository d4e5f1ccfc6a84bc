import { describe, expect, it } from 'vitest';
import { comparisonJson } from '../../../../../src/report/formats/json/catalogue/comparison-json.ts';

const change = { change: 'added', url: 'https://a.example/' };

describe('comparisonJson()', () => {
  it.each([[[]], [[change]], [[change, change]]])(
    'says what it is given of %j, a change a line',
    (changes) => {
      const compared = { before: 'old', after: 'new', changes };
      const text = [
        ...comparisonJson(compared as unknown as Parameters<typeof comparisonJson>[0]),
      ].join('');
      expect(JSON.parse(text)).toEqual(compared);
      expect(text.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(changes.length);
    },
  );
});
