import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../src/cli/serve/read-asked.ts';

describe('readAsked()', () => {
  it('reads a path, its query, and how long is waited', () => {
    const asked = readAsked('/probe?target=https%3A%2F%2Fa.example%2F%3Fb%3D1&module=a+b', '10');
    expect(asked).toEqual({
      path: '/probe',
      query: new Map([
        ['target', 'https://a.example/?b=1'],
        ['module', 'a b'],
      ]),
      budgetMs: 9500,
    });
  });

  it('takes a target as Prometheus and as a person write it', () => {
    const asked = readAsked('/probe?target=https://a.example/?x=1', undefined);
    expect(asked).toMatchObject({
      query: new Map([['target', 'https://a.example/?x=1']]),
      budgetMs: 30_000,
    });
  });

  it.each([
    ['15.000000', 14_500],
    ['1', 500],
    ['0.1', 50],
    ['999999', 120_000],
  ])('waits no longer than %s seconds, less the way back', (header, budgetMs) => {
    expect(readAsked('/', header)).toMatchObject({ budgetMs });
  });

  it.each(['', '0', '-1', '1e3', 'NaN', 'Infinity', '1 ', '0.0001', '9'.repeat(100)])(
    'refuses %j as a time',
    (header) => {
      expect(readAsked('/', header)).toHaveProperty('wrong');
    },
  );

  it.each([
    '/probe?target=a&target=b',
    '/probe?target=%zz',
    '/probe?target=%ff',
    `/${'a'.repeat(5000)}`,
    `/?${'a&'.repeat(20)}`,
    'probe',
    '*',
    'http://evil.example/probe',
    '',
  ])('refuses %j', (url) => {
    expect(readAsked(url, undefined)).toHaveProperty('wrong');
  });

  it('never throws, and says what is wrong in one line without what was asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.string(), { nil: undefined }),
        (url, header) => {
          const asked = readAsked(url, header);
          if ('wrong' in asked) expect(asked.wrong).toMatch(/^[\w ,:.-]+$/);
          else expect(asked.budgetMs).toBeGreaterThan(0);
        },
      ),
    );
  });
});
