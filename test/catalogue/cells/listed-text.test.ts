import { describe, expect, it } from 'vitest';
import { isAddressRange, listedText } from '../../../src/catalogue/cells/listed-text.ts';

describe('listedText()', () => {
  it.each([
    ['hxxps://a[.]corp[.]test/x', 'https://a.corp.test/x'],
    ['hxxp[:]//a(.)b[dot]test', 'http://a.b.test'],
    ['hxxp[://]a.test', 'http://a.test'],
    ['\u200Ba.te\u00ADst\u00A0', 'a.test'],
    ['\uFEFFa.test', 'a.test'],
    ['.d.corp.test', '*.d.corp.test'],
    ['^.c.corp.test/', '*.c.corp.test/'],
    ['^c.corp.test', '*.c.corp.test'],
    ['||c.corp.test^', 'c.corp.test'],
    ['<https://a.test/>', 'https://a.test/'],
    ['"a.test"', 'a.test'],
    ['a.test:443/tcp', 'a.test:443'],
    ['https://a.test/tcp', 'https://a.test/tcp'],
    ['*.a.test', '*.a.test'],
  ])('reads %s as %s', (written, read) => {
    expect(listedText(written)).toBe(read);
  });
});

describe('isAddressRange()', () => {
  it.each([
    ...[
      '10.0.0.0/8',
      '"10.0.0.0/8"',
      '(10.0.0.0/8)',
      '10.0.0.0/255.0.0.0',
      '10.0.0.0 255.0.0.0',
      '10.0.0.1-10.0.0.9',
    ],
    ...['10.0.0.1 - 10.0.0.9', '10.0.0.1-9', '10.0.0.*', '10.0.*', '2001:db8::/32', '::/0'],
  ])('knows %s', (text) => {
    expect(isAddressRange(text)).toBe(true);
  });

  it.each(['10.0.0.1', '10.0.0.1/path', 'a.test/24', '2001:db8::1', '', '1.2.3'])(
    'leaves "%s" alone',
    (text) => {
      expect(isAddressRange(text)).toBe(false);
    },
  );
});
