import { describe, expect, it } from 'vitest';
import { habitHint } from '../../../src/cli/args/habits.ts';

describe('habitHint()', () => {
  it.each([
    ['-x', '--route http://HOST:PORT'],
    ['-xhttp://proxy.example:3128', '--route http://HOST:PORT'],
    ['--proxy', '--route http://HOST:PORT'],
    ['--proxy=http://proxy.example:3128', '--route http://HOST:PORT'],
    ['-V', 'netready --version'],
    ['--max-time', '--timeout'],
  ])('names ours for %s', (word, ours) => {
    expect(habitHint(word)).toContain(ours);
  });

  it.each(['', '-', '-1', '--proxies', '--', 'proxy', '--route'])('has none for "%s"', (word) => {
    expect(habitHint(word)).toBeUndefined();
  });
});
