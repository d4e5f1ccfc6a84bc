import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHost, safeUrl } from '../../../../../src/report/words/reproduce/call/safe-url.ts';
import { hostileText } from '../quote/hostile-text.ts';

const at = { scheme: 'https', host: 'a.example', port: 443 } as const;

describe('safeUrl()', () => {
  it('keeps what a URL may hold, and writes the rest as bytes, a list of curl as well', () => {
    const path = "/a/b?x=1&y='2'#[1-9]{a,b}\\`\"<>| é";
    expect(safeUrl({ ...at, path })).toBe(
      "https://a.example/a/b?x=1&y='2'%23%5B1-9%5D%7Ba,b%7D%5C%60%22%3C%3E%7C%20%C3%A9",
    );
    expect(safeUrl({ ...at, host: '2001:db8::1', port: 8443, path: '/' })).toBe(
      'https://[2001:db8::1]:8443/',
    );
  });

  it('gives none for a host that is none, and for a query of which a value is hidden', () => {
    for (const host of ['', '-k', 'a b', "a'b", '$(id)', 'a/b', 'a@b', 'a\nb', '*.example']) {
      expect(safeUrl({ ...at, host, path: '/' })).toBeUndefined();
    }
    expect(safeUrl({ ...at, path: '/?ref=***' })).toBeUndefined();
  });

  it('makes of any path a URL of the same host, of signs that a URL may hold', () => {
    fc.assert(
      fc.property(hostileText, (path) => {
        fc.pre(!path.includes('=***'));
        const url = safeUrl({ ...at, path: `/${path}` }) ?? '';
        expect(url).toMatch(/^https:\/\/a\.example\/[\w.~:/?@!$&'()*+,;=%-]*$/);
        expect(URL.parse(url)?.host).toBe('a.example');
      }),
    );
  });
});

describe('isHost()', () => {
  it('takes names and addresses alone', () => {
    for (const host of ['a', 'a-b.example', '_srv.example', '10.0.0.1', '::1', '2001:db8::1']) {
      expect(isHost(host)).toBe(true);
    }
    for (const host of [
      '',
      '-a',
      '.a',
      'a,b',
      'a:b:x',
      'a b',
      'ä.example',
      `a${'b'.repeat(300)}`,
    ]) {
      expect(isHost(host)).toBe(false);
    }
  });
});
