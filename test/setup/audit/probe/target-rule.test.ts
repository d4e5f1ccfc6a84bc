import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowed, parseTargetRule } from '../../../../src/setup/audit/probe/target-rule.ts';
import { userTarget } from '../../../../src/setup/targets/user-target.ts';
import { UsageError } from '../../../../src/setup/usage/usage-error.ts';

const allows = (rule: string, url: string): boolean =>
  isAllowed(userTarget('target', { url, id: 't1' }), [parseTargetRule('targets', rule)]);

describe('parseTargetRule() and isAllowed()', () => {
  it.each([
    ['example.com', 'https://example.com/a?b'],
    ['example.com', 'http://example.com/'],
    ['example.com', 'https://example.com./'],
    ['EXAMPLE.com', 'https://example.COM'],
    ['https://example.com', 'https://example.com:443/'],
    ['example.com:8443', 'https://example.com:8443/'],
    ['example.com:*', 'http://example.com:8080/'],
    ['*.example.com', 'https://a.b.example.com/'],
    ['*.example.com:*', 'https://a.example.com:1/'],
    ['127.0.0.1:*', 'http://127.0.0.1:9999/'],
    ['[::1]:9000', 'http://[::1]:9000/'],
    ['[::1]', 'http://[::1]/'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
  ])('%s allows %s', (rule, url) => {
    expect(allows(rule, url)).toBe(true);
  });

  it.each([
    ['example.com', 'https://example.com:8443/'],
    ['example.com', 'http://example.com:443/'],
    ['https://example.com', 'http://example.com/'],
    ['example.com', 'https://a.example.com/'],
    ['example.com', 'https://example.com.evil.example/'],
    ['*.example.com', 'https://example.com/'],
    ['*.example.com', 'https://notexample.com/'],
    ['127.0.0.1', 'http://127.0.0.2/'],
    ['a.example:80', 'http://a.example:81/'],
  ])('%s does not allow %s', (rule, url) => {
    expect(allows(rule, url)).toBe(false);
  });

  it.each(['', '*', '*example.com', 'a.*.com', 'https://', 'example.com/path', 'ftp://a.example'])(
    'refuses %j as a rule',
    (rule) => {
      expect(() => parseTargetRule('targets', rule)).toThrow(UsageError);
    },
  );

  it.each(['a.example?x', 'user@a.example', 'a.example:0', 'a.example:70000', 'a b', '*.:1', '*.'])(
    'refuses %j as a rule, too',
    (rule) => {
      expect(() => parseTargetRule('targets', rule)).toThrow(UsageError);
    },
  );

  it('reads any text, or refuses it in one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (rule) => {
        try {
          parseTargetRule('targets', rule);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).toMatch(/^[^\n]{1,1000}$/);
        }
      }),
    );
  });

  it('allows what it names, and no host that only looks like it', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (host, other) => {
        fc.pre(host !== other && host.length < 200);
        expect(allows(host, `https://${host}/`)).toBe(true);
        expect(allows(host, `https://${other}/`)).toBe(false);
        expect(allows(`*.${host}`, `https://a.${host}/`)).toBe(true);
        expect(allows(`*.${host}`, `https://a${host}/`)).toBe(false);
      }),
    );
  });
});
