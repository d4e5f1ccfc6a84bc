import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Option, parseOptions } from '../../../src/cli/args/option.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';

const options: readonly Option[] = [
  { name: 'route', value: 'ROUTE', repeatable: true, help: '' },
  { name: 'format', short: 'f', value: 'NAME', help: '' },
  { name: 'quiet', short: 'q', help: '' },
];

function parse(...args: readonly string[]) {
  return parseOptions(args, options);
}

describe('parseOptions()', () => {
  it('reads switches, values and repeated values, in both spellings', () => {
    const parsed = parse('--route', 'a', '--quiet', '--route=b', '--format=json', 'word');
    expect(parsed.all('route')).toEqual(['a', 'b']);
    expect(parsed.one('format')).toBe('json');
    expect([parsed.has('quiet'), parsed.has('format'), parsed.has('debug')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(parsed.positionals).toEqual(['word']);
  });

  it('reads one letter for an option that has one, with its value beside it or behind it', () => {
    const parsed = parse('-q', '-f', 'json', 'word');
    expect([parsed.has('quiet'), parsed.one('format'), parsed.positionals]).toEqual([
      true,
      'json',
      ['word'],
    ]);
    expect(parse('-qfjson').one('format')).toBe('json');
  });

  it('takes what stands behind -- for words', () => {
    expect(parse('--', '--quiet', '--what').positionals).toEqual(['--quiet', '--what']);
  });

  it.each([
    ['--rote', 'Unknown option "--rote": did you mean --route?'],
    ['--rote=direct', 'Unknown option "--rote": did you mean --route?'],
    ['--entirely-else', 'Unknown option "--entirely-else": see --help'],
    ['--__proto__', 'Unknown option "--__proto__": see --help'],
    ['-z', 'Unknown option "-z": see --help'],
    ['-qz', 'Unknown option "-z": see --help'],
    ['-x', 'Unknown option "-x": a proxy is a way out: --route http://HOST:PORT'],
    ['--proxy=x', 'Unknown option "--proxy": a proxy is a way out: --route http://HOST:PORT'],
    ['-V', 'Unknown option "-V": the version is told by netready --version'],
    [
      '--format',
      'Cannot use --format without a value: give --format NAME, or --format=NAME where it begins with a dash',
    ],
    ['--quiet=yes', 'Cannot give --quiet a value: it takes none'],
  ])('refuses %s in one line', (word, message) => {
    expect(() => parse(word)).toThrow(new UsageError(message));
  });

  it('answers any words with values or one bounded line', () => {
    const words = fc.array(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `--${text}`),
      ),
    );
    fc.assert(
      fc.property(words, (args) => {
        try {
          parse(...args);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).toMatch(/^[^\n]{1,300}$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
