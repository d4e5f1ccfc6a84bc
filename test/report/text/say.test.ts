import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  code,
  figure,
  joined,
  lowerCase,
  named,
  ours,
  outside,
  plainText,
  say,
} from '../../../src/report/text/say.ts';

const kinds = (text: ReturnType<typeof say>) => text.map(({ kind, text: piece }) => [kind, piece]);

describe('say``', () => {
  it('tells our words from what came from outside', () => {
    const text = say`The proxy ${named('p.example')} said ${outside('Go <b>away</b>')}, ${3} times: try ${code`--timeout 30s`}.`;
    expect(kinds(text)).toEqual([
      ['words', 'The proxy '],
      ['name', 'p.example'],
      ['words', ' said '],
      ['outside', 'Go <b>away</b>'],
      ['words', ', '],
      ['words', '3'],
      ['words', ' times: try '],
      ['code', '--timeout 30s'],
      ['words', '.'],
    ]);
  });

  it('passes over what is absent or empty', () => {
    expect(say`${undefined}${[]}${outside('')}`).toEqual([]);
  });

  it('refuses a text of which nobody says whose it is', () => {
    const foreign: string = 'x';
    const pattern = `https://${foreign}` as `https://${string}`;
    // @ts-expect-error A string is neither ours nor from outside.
    say`${foreign}`;
    // @ts-expect-error The words of a closed list have literal types.
    ours(foreign);
    // @ts-expect-error A pattern is no literal.
    ours(pattern);
    // @ts-expect-error Parts are made by these functions alone.
    const forged: ReturnType<typeof say> = [{ kind: 'words', text: foreign }];
    expect(plainText(forged)).toBe('x');
    expect(kinds(ours(foreign === 'x' ? 'yes' : 'no'))).toEqual([['words', 'yes']]);
  });

  it('keeps every character of every text, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        expect(plainText(joined(texts.map(outside), ', '))).toBe(
          texts.map((text) => text).join(', '),
        );
      }),
    );
  });
});

describe('lowerCase()', () => {
  it('changes our words, and nothing that came from outside', () => {
    expect(plainText(lowerCase(say`The CN of ${named('Host')}: ${figure(1.25, 1)}`))).toBe(
      'the cn of Host: 1.3',
    );
  });
});
