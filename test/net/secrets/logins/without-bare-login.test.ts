import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerWithoutBareLogin,
  withoutBareLogin,
} from '../../../../src/net/secrets/logins/without-bare-login.ts';

describe('withoutBareLogin()', () => {
  it.each([
    ['jane:S3cret', 'jane:***'],
    ['http://jane:S3cret', 'http://jane:***'],
    ['http:jane:S3cret', 'http:jane:***'],
    ['CORP\\jane:S3cret', 'CORP\\jane:***'],
    ['http=jane:S3cret;x=1', 'http=jane:***'],
    ['a.example:8080;https=jane:12345x', 'a.example:8080;https=jane:***'],
    ['localhost,jane:S3cret', 'localhost,jane:***'],
    ['pac+jane:S3cret', 'pac+jane:***'],
    ['jane:123456', 'jane:***'],
    ["http:'//jane:S3cret", "http:'//jane:***"],
    ['htt\0\0//jane:S3cret', 'htt\0\0//jane:***'],
    ['tp.c/jane:S3cret', 'tp.c/jane:***'],
    ['wh.co#jane:S3cret', 'wh.co#jane:***'],
  ])('shows %s as %s', (text, shown) => {
    expect(withoutBareLogin(text)).toBe(shown);
  });

  it.each([
    'proxy.example:8080',
    'http://proxy.example:8080/a:b',
    'http=a.example:80;https=b.example:443',
    'http:proxy.example:8080',
    '[2001:db8::1]:8080',
    '2001:db8::/32,fe80::1%eth0,10.0.0.0/8',
    '*.example;<local>;http://*.example:*',
    'proxy:PORT and proxy:%PORT% and proxy:<port>',
    'C:\\proxy.pac',
    'file:///C:/proxy.pac',
    'pac+file:///srv/a:b.pac',
    'direct',
    'proxy.example:',
    'jane:***',
    '',
  ])('leaves %s as it is', (text) => {
    expect(withoutBareLogin(text)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const part = fc.constantFrom(
      'jane',
      ':',
      ';',
      ' ',
      '/',
      '\\',
      'http://',
      '8080',
      'x',
      '[',
      ']',
      '***',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const once = withoutBareLogin(parts.join(''));
        expect(withoutBareLogin(once)).toBe(once);
      }),
    );
  });
});

describe('answerWithoutBareLogin()', () => {
  it('leaves the ways of an answer, and hides what is no port', () => {
    expect(answerWithoutBareLogin('PROXY a.example:80; socks5 jane:S3cret ;DIRECT')).toBe(
      'PROXY a.example:80; socks5 jane:***;DIRECT',
    );
    expect(answerWithoutBareLogin('DIRECT')).toBe('DIRECT');
  });
});
