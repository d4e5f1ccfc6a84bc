import { describe, expect, it } from 'vitest';
import { commandHint, habitHint, wordHint } from '../../../src/cli/args/habits.ts';

describe('habitHint()', () => {
  it.each([
    ['-x', '--route http://HOST:PORT'],
    ['-xhttp://proxy.example:3128', '--route http://HOST:PORT'],
    ['--proxy', '--route http://HOST:PORT'],
    ['--proxy=http://proxy.example:3128', '--route http://HOST:PORT'],
    ['-V', 'netready --version'],
    ['--max-time', '--timeout'],
    ['-k', '--ca FILE'],
    ['-L', 'redirects are told'],
    ['-s', '--quiet'],
    ['-I', 'netready evidence'],
    ['-4', 'both families'],
    ['-u', 'credentials are never sent'],
  ])('names ours for %s', (word, ours) => {
    expect(habitHint(word)).toContain(ours);
  });

  it.each(['', '-', '-1', '--proxies', '--', 'proxy', '--route'])('has none for "%s"', (word) => {
    expect(habitHint(word)).toBeUndefined();
  });
});

describe('commandHint() and wordHint()', () => {
  it('know a target and a list where a command, or nothing, was due', () => {
    for (const word of ['https://a.example/b', 'a.example', 'a.example:8443', 'HTTP://a'])
      expect([commandHint(word), wordHint(word)]).toEqual([
        'a target is audited by netready audit --target URL',
        'a target is --target URL',
      ]);
    expect(wordHint('list.csv')).toBe('a list of targets is --catalogue FILE');
    for (const word of ['audti', '', 'a b.example', '.']) {
      expect(commandHint(word)).toBeUndefined();
      expect(wordHint(word)).toBeUndefined();
    }
  });
});
