import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutLogins } from '../../../../src/net/secrets/logins/without-logins.ts';
import { withoutSecrets } from '../../../../src/net/secrets/without-secrets.ts';
import { watchCpu } from '../../../watch-cpu.ts';

const shown: readonly (readonly [text: string, shown: string])[] = [
  ['http://jane:S3cret@proxy.example:8080/', 'http://proxy.example:8080/'],
  ['https://4http//jane:p/S3cret@proxy.example:8080', 'https://4http//proxy.example:8080'],
  ['https://http://jane:S3cret@a.example/', 'https://http://a.example/'],
  ['http:jane:S3cret@a.example', '***@a.example'],
  [
    'http:/jane:S3cret@a.example http:\\\\jane:S3cret@b.example',
    'http:/a.example http:\\\\b.example',
  ],
  ['//jane:S3cret@a.example/x', '//a.example/x'],
  ['jane:p/S3cret@a.example:80', '***@a.example:80'],
  ['jane%3Ap%2FS3cret%40a.example', '***%40a.example'],
  ['http%253A%252F%252Fjane%253AS3cret%2540a.example%252F', 'http%253A%252F%252Fa.example%252F'],
  ['http%3A%2F%2Fjane:S3cret%40a.example', 'http%3A%2F%2Fa.example'],
  ['http:&sol;&sol;jane&colon;S3cret&commat;a.example', 'http:&sol;&sol;a.example'],
  ['http:／／jane：S3cret＠a.example', 'http:／／a.example'],
  ['http://jane:p@S3cret@a.example', 'http://a.example'],
  ['http://jane:p@S3cret/S3cret@a.example', 'http://a.example'],
  ['http://jane:pw@a.example/S3cret@b', 'http://a.example/***@b'],
  ['http://jane:12345@a.example', 'http://a.example'],
  ['http://jane:8080/S3cret@proxy.example:8080', 'http://proxy.example:8080'],
  ['http://jane:my S3cret@a.example', 'http://a.example'],
  ['http://jane:my\tS3\ncret@a.example', 'http://a.example'],
  ['http://jane:\nS3cret@a.example', 'http://a.example'],
  ['http://j\nane:S3cret@a.example', 'http://j\n***@a.example'],
  [`http://jane:it'S3cret"S3cret@a.example`, 'http://a.example'],
  ['http://ghp_S3cret@a.example http:\\S3cret@b.example', 'http://a.example http:\\b.example'],
  ['http://CORP\\jane:S3cret@a.example', 'http://a.example'],
  [':S3cret@a.example é:S3cret@b.example', '***@a.example ***@b.example'],
  ['jane:$S3cret{}@a.example', '***@a.example'],
  [
    'http=jane:S3cret@a.example:80;https=CORP\\jane:S3cret@b.example',
    'http=***@a.example:80;https=CORP\\***@b.example',
  ],
  ['http=a.example:8080;https=jane:S3cret@b.example', 'http=a.example:8080;https=***@b.example'],
  ['4http//jane:S3cret', '4http//jane:***'],
  ['http:\\jane:p/S3cret', 'http:\\jane:***'],
  ['http%3A%2F%2Fjane%3AS3cret', 'http%3A%2F%2Fjane%3A***'],
];

const plain: readonly string[] = [
  'mail helpdesk@corp.example, or mailto:helpdesk@corp.example, E-Mail:helpdesk@corp.example',
  'mailto%3Ahelpdesk%40corp.example',
  'https://registry.example:443/@scope/name and https://registry.example/@scope%2fname',
  'file:///srv/node_modules/@scope/name/index.js:10:5',
  'file:///C:/srv/node_modules/@scope/name/index.js',
  'C:\\Users\\jane@corp\\a.txt',
  'https://a.example:8443/people/jane@corp.example?x=1',
  'https://[2001:db8::1]:443/a@b',
  'CN=jane@corp.example, O=Corp, emailAddress=jane@corp.example',
  'jane@corp.example git@github.com:org/name.git sip:jane@corp.example',
  '2026-11-29T10:39:08.123Z jane@host and 10:39:08,jane@host',
  'http://proxy.example:8080, then https://[2001:db8::1]:443/x; direct',
  'http://HOST:PORT and http://{host}:{port}/ and http://$HOST:$PORT/',
  'a{color:red}@media print{}',
  'name@1.2.3 and @scope/name@1.2.3',
  'a: b @c :@ x:@y',
  '100%40 of it, %40scope, &#64;',
];

describe('withoutLogins()', () => {
  it.each(shown)('shows of %j nobody who logs in', (text, kept) => {
    expect(withoutLogins(text)).toBe(kept);
    expect(withoutSecrets(text)).not.toMatch(/S3|cret/);
  });

  it.each(plain)('leaves %j as it is', (text) => {
    expect(withoutLogins(text)).toBe(text);
    expect(withoutSecrets(text)).toBe(text);
  });

  const scheme = fc.constantFrom(
    ...['http://', 'HTTPS://', 'socks5://', 'http:/', 'http:\\\\', 'http:///', 'https://http://'],
    ...['4http://', 'https://4http//', 'htp//', '//', 'ttp:://', 'proxy=', 'https:', '', 'PROXY '],
  );
  const user = fc.constantFrom(
    ...[
      'jane',
      'CORP\\jane',
      'CORP%5Cjane',
      'jane@corp.example',
      'jürgen',
      '',
      'j',
      '雪',
      'a.b-c_d',
    ],
  );
  // Whatever a keyboard has, but blanks, the quotes and angles that end a value, and what is a port.
  const sign = fc.constantFrom(...'abZ019/?#\\:;,@%&=+!$*()[]{}|^~.-_üß雪😀');
  const password = fc
    .tuple(fc.array(sign, { maxLength: 6 }), fc.array(sign, { maxLength: 6 }))
    .map(([a, b]) => `x${a.join('')}S3cret${b.join('')}`)
    // What all who read an address take for its host is shown as one.
    .filter((word) => !/@[\w-]*[.:]/.test(word));
  const place = fc.constantFrom(
    'proxy.example:8080',
    'a.example/',
    '[::1]:8080',
    'wh',
    'a.example',
  );
  const percent = (text: string): string => encodeURIComponent(text);
  const coding = fc.constantFrom<(text: string) => string>(
    (text) => text,
    percent,
    (text) => percent(percent(text)),
    (text) => text.replaceAll('/', '\\/'),
    (text) => text.replace(/[:/@]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`),
    (text) => text.replace(/[:/@]/g, (one) => `&#${one.charCodeAt(0)};`),
  );
  const around = fc.constantFrom(
    ['', ''],
    ['"', '"'],
    [' ', ' '],
    ['<a href=', '>'],
    ['\n', '\r\n'],
  );

  it('hides a password whatever stands in it, before it, and how it is coded', () => {
    const parts = fc.tuple(scheme, user, password, place, coding, around);
    fc.assert(
      fc.property(parts, ([before, who, word, where, coded, [open, close]]) => {
        const text = `${open}${coded(`${before}${who}:${word}@${where}`)}${close}`;
        expect(withoutSecrets(text)).not.toContain('S3cret');
      }),
      { numRuns: 5000 },
    );
  });

  it('goes on until nothing is left, however many logins stand behind one another', () => {
    const once = withoutLogins(
      'http://jane:S3cret@proxy.example:8080/http=***@a.example:80;https=CORP\\***@b.examplehttp=jane:S3cret@a.example:80;' +
        'https=CORP\\jane:S3cret@b.example***@a.example:80CORP%5Cjane',
    );
    expect(once).toBe('http://a.example:***');
    expect(withoutLogins(once)).toBe(once);
  });

  it('changes nothing the second time', () => {
    const part = fc.constantFrom(
      ...[
        ...shown.map(([text]) => text),
        ...plain,
        '@',
        ':',
        '//',
        '/',
        '\\',
        '%40',
        '%3a',
        'a',
        '.',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = withoutLogins(parts.join(''));
        expect(withoutLogins(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes time that grows with the text and no faster', () => {
    const unit = fc.constantFrom(
      ...['@', ':', '//', '/', '\\', '%', '25', '%40', '%3a', '%2f', '&#64;', '&', ';', ',', '"'],
      ...[
        'http:',
        'a',
        '.',
        ' ',
        '\n',
        '[',
        ']',
        '8080',
        'jane:pw@',
        'mail',
        '\\u0040',
        '{',
        '00:00:00',
      ],
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), (units) => {
        const text = units.join('');
        const long = text.repeat(Math.ceil(65_536 / text.length));
        const cpuMs = watchCpu();
        withoutLogins(long);
        withoutLogins(`${long}@`);
        // Quadratic would be minutes.
        expect(cpuMs()).toBeLessThan(2000);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
