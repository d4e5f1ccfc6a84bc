import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutLogin } from '../../src/discovery/without-login.ts';

describe('withoutLogin()', () => {
  it.each([
    ['http://proxy:3128', 'http://proxy:3128'],
    ['http://user:secret@proxy:3128', 'http://proxy:3128'],
    ['user:secret@proxy:3128', 'proxy:3128'],
    ['http://user:se@c/re?t#@proxy:3128', 'http://proxy:3128'],
    ['http://user:se\ncret@proxy', 'http://proxy'],
    ['http:/user:secret@proxy', 'proxy'],
    ['http://user%3Asecret%40proxy:3128', 'http://proxy:3128'],
    ['', ''],
    ['jane:secret', 'jane:***'],
  ])('shows %j as %j', (text, shown) => {
    expect(withoutLogin(text)).toBe(shown);
  });

  it('lets no password through, whatever stands in it', () => {
    const password = fc.string({ minLength: 1 }).map((text) => `<${text.replaceAll('>', '')}>`);
    const scheme = fc.constantFrom('', 'http://', 'socks5://', 'http:/', 'http:\\\\');
    fc.assert(
      fc.property(scheme, password, (start, secret) => {
        const shown = withoutLogin(`${start}user:${secret}@proxy.example:3128`);
        expect(shown).not.toMatch(/user|[<>]/);
        expect(shown).toContain('proxy.example:3128');
      }),
    );
  });
});
