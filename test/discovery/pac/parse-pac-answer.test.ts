import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PacEntry } from '../../../src/discovery/pac/pac-selection.ts';
import { parsePacAnswer } from '../../../src/discovery/pac/parse-pac-answer.ts';

/** `http foo:80;direct`: entries in one line. */
function short(text: string): string {
  return parsePacAnswer(text).entries.map(spell).join(';');
}

function spell(entry: PacEntry): string {
  return entry.kind === 'direct' ? 'direct' : `${entry.kind} ${entry.host}:${entry.port}`;
}

describe('parsePacAnswer()', () => {
  it.each([
    ['PROXY foopy:10', 'http foopy:10'],
    [' DIRECT', 'direct'],
    ['PROXY foopy1 ; proxy foopy2;\t DIRECT', 'http foopy1:80;http foopy2:80;direct'],
    ['proxy foopy1 ; SOCKS foopy2', 'http foopy1:80;socks4 foopy2:1080'],
    [
      'DIRECT ; proxy a ; DIRECT ; SOCKS5 b;DIRECT ',
      'direct;http a:80;direct;socks5 b:1080;direct',
    ],
    ['HTTP a; HTTPS b; SOCKS4 c; SOCKS5 d', 'http a:80;https b:443;socks4 c:1080;socks5 d:1080'],
    ['PROXY\t\ta.example.:8080', 'http a.example.:8080'],
    ['PROXY [2001:DB8::1]:8080', 'http 2001:db8::1:8080'],
    ['HTTPS [::1]', 'https ::1:443'],
    ['PROXY a:80; PROXY a:80', 'http a:80;http a:80'],
    ['PrOxY UPPER:1', 'http upper:1'],
    ['PROXY under_score:1', 'http under_score:1'],
  ])('reads "%s"', (text, expected) => {
    expect(short(text)).toBe(expected);
    expect(parsePacAnswer(text).ignored).toEqual([]);
  });

  it.each([
    '',
    ';',
    ' ; \t;',
    'PROXY-foopy:10',
    'PROXY',
    'PROXY a b',
    'PROXY a:0',
    'PROXY a:65536',
    'PROXY a:port',
    'PROXY a:',
    'PROXY :80',
    'PROXY user:secret@a:80',
    'PROXY http://a:80',
    'PROXY 2001:db8::1',
    'PROXY [2001:db8::1',
    'PROXY [zz]:80',
    'PROXY ä.example:80',
    'PROXY a/path',
    'QUIC a:443',
    'DIRECT a',
    'constructor a',
    '__proto__',
    'PROXY\u00a0a',
    'PROXY 1.2.3.4.5.6',
  ])('goes direct where nothing of "%s" can be used', (text) => {
    expect(short(text)).toBe('direct');
  });

  it('names the parts that it left out, and keeps the others', () => {
    expect(parsePacAnswer('PROXY a ; JUNK ; JUNK x ; SOCKS5 b ; ;')).toEqual({
      entries: [
        { kind: 'http', host: 'a', port: 80 },
        { kind: 'socks5', host: 'b', port: 1080 },
      ],
      ignored: ['JUNK', 'JUNK x'],
    });
  });

  it('bounds what it gives', () => {
    const { entries, ignored } = parsePacAnswer(`${'PROXY a;'.repeat(1000)}${'x'.repeat(5000)}`);
    expect(entries).toHaveLength(32);
    expect(ignored).toHaveLength(32);
    expect(parsePacAnswer('x'.repeat(5000)).ignored).toEqual(['x'.repeat(200)]);
  });

  it('takes any text, in time, and gives hosts and ports alone', () => {
    const tokens = [
      'PROXY',
      'SOCKS',
      'direct',
      ' ',
      '\t',
      ';',
      ':',
      '[',
      ']',
      '::1',
      'a.b',
      '80',
      '@',
      '/',
      'ä',
      '\0',
      '\n',
    ];
    const answers = fc.array(fc.oneof(fc.constantFrom(...tokens), fc.string()), { maxLength: 30 });
    fc.assert(
      fc.property(answers, (parts) => {
        const { entries } = parsePacAnswer(parts.join(''));
        expect(entries.length).toBeGreaterThan(0);
        for (const entry of entries) {
          if (entry.kind === 'direct') continue;
          expect(entry.host).toMatch(/^[\w.:-]+$/);
          expect(entry.port).toBeGreaterThan(0);
          expect(entry.port).toBeLessThan(65_536);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('reads what it spells', () => {
    const kind = fc.constantFrom('http', 'https', 'socks4', 'socks5');
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    );
    const entry = fc.tuple(kind, host, fc.integer({ min: 1, max: 65_535 }));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 10 }), (list) => {
        const text = list.map(([word, place, port]) => `${word} ${place}:${port}`).join('; ');
        const { entries, ignored } = parsePacAnswer(text);
        expect(ignored).toEqual([]);
        expect(entries.map((e) => e.kind)).toEqual(list.map(([word]) => word));
      }),
    );
  });
});
