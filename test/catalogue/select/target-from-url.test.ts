import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetFromUrl } from '../../../src/catalogue/select/target-from-url.ts';

function urlOf(text: string): string {
  const made = targetFromUrl(text);
  return 'target' in made ? made.target.url : made.problem.why;
}

describe('targetFromUrl()', () => {
  it.each([
    ['example.com', 'https://example.com/'],
    ['example.com:8443', 'https://example.com:8443/'],
    ['example.com:80', 'http://example.com/'],
    ['http://example.com/a?b=c', 'http://example.com/a?b=c'],
    ['HTTPS://Example.COM.', 'https://example.com/'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['https://[2001:db8::1]:8443/', 'https://[2001:db8::1]:8443/'],
    ['192.0.2.1', 'https://192.0.2.1/'],
    ['localhost:9000', 'https://localhost:9000/'],
    ['https://example.com/a#fragment', 'https://example.com/a'],
  ])('reads %s', (text, url) => {
    expect(urlOf(text)).toBe(url);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    [`https://example.com/${'a'.repeat(3000)}`, 'too-long'],
    ['https://user:secret@example.com/', 'credentials'],
    ['user@example.com', 'credentials'],
    ['ftp://example.com', 'scheme'],
    ['example.com:0', 'port'],
    ['example.com:65536', 'port'],
    ['example.com:http', 'port'],
    ['exa mple.com', 'characters'],
    ['https://exam\nple.com/', 'characters'],
    ['https:\\\\example.com', 'characters'],
    [`${'a'.repeat(64)}.com`, 'host'],
    [`${'a.'.repeat(130)}com`, 'host'],
    ['a..b', 'host'],
    ['42', 'host'],
    ['0x7f.1', 'host'],
    ['-a.example', 'host'],
    ['https:///path', 'host'],
    ['*.example.com', 'wildcard'],
  ])('refuses %j', (text, why) => {
    expect(urlOf(text)).toBe(why);
  });

  it('keeps the brackets of an IPv6 address in the URL alone', () => {
    const made = targetFromUrl('[2001:db8::1]:8443');
    expect(made).toMatchObject({
      target: { host: '2001:db8::1', port: 8443, url: 'https://[2001:db8::1]:8443/' },
    });
  });

  it('shows no credentials in a problem', () => {
    const made = targetFromUrl('https://user:secret@example.com/');
    expect(made).toEqual({ problem: { url: 'https://***@example.com/', why: 'credentials' } });
  });

  it('expects the answer that is known for exactly that URL', () => {
    const made = targetFromUrl('https://winatp-gw-weu.microsoft.com/commands/test', 't7');
    expect(made).toMatchObject({
      target: {
        id: 't7',
        required: true,
        expect: { method: 'GET', status: 200 },
        reasons: [
          { rule: 'user', source: '--target' },
          { rule: 'listed', pattern: 'winatp-gw-weu.microsoft.com' },
          { rule: 'expected-answer', status: 200 },
        ],
      },
    });
  });

  it('never throws, and what it makes is a URL of the same host', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (text) => {
        const made = targetFromUrl(text);
        if ('problem' in made) return;
        expect(new URL(made.target.url).hostname).toBe(
          made.target.host.includes(':') ? `[${made.target.host}]` : made.target.host,
        );
      }),
    );
  });
});
