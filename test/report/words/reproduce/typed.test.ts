import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typed } from '../../../../src/report/words/reproduce/typed.ts';
import { hostileText } from './quote/hostile-text.ts';

const texts = (line: ReturnType<typeof typed>): string[] => line.map(({ text }) => text);

describe('typed()', () => {
  it('parts the words of a template by its blanks alone', () => {
    const line = typed`dig @${'10.0.0.1 -f x'}  -p ${53}
      ${typed`+tcp ${'a b'}`} ${[]} ${''}`;
    expect(texts(line)).toEqual(['dig', '@10.0.0.1 -f x', '-p', '53', '+tcp', 'a b', '']);
    expect(line.filter(({ isOurs }) => isOurs).map(({ text }) => text)).toEqual([
      'dig',
      '-p',
      '53',
      '+tcp',
    ]);
  });

  it('makes one word of any text that is put in', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        expect(texts(typed`a ${one} b=${other} c`)).toEqual(['a', one, `b=${other}`, 'c']);
      }),
    );
  });
});
