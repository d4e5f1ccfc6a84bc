import { describe, expect, it } from 'vitest';
import { address, host, port, url } from '../../src/record/check-places.ts';

describe('the places of a saved audit', () => {
  it.each([0, -1, 65_536, 1.5, '443', Number.NaN, null])('have no port %s', (value) => {
    expect(port(value)).toMatch(/no port from 1 to 65535$/);
  });

  it.each(['', 'a b', 'a/b', 'a@b', 'a:1', 'a\u001b', 'a\u202e', 'x'.repeat(256), 7])(
    'have no host %j',
    (value) => {
      expect(host(value)).toMatch(/no name and no address$/);
    },
  );

  it.each(['', 'a.example', '1.2.3', '999.1.1.1', 'javascript:1', 5])(
    'have no address %j',
    (one) => {
      expect(address(one)).toMatch(/no IP address$/);
    },
  );

  it.each(['', 'nowhere', `http://a.example/${'x'.repeat(65_536)}`, {}])(
    'have no such URL',
    (one) => {
      expect(url(one)).toMatch(/no URL$/);
    },
  );

  it('are as audits write them', () => {
    for (const one of [
      'a.example',
      '*.a.example',
      '192.0.2.1',
      '2001:db8::1',
      'münchen.example',
      'a_b',
    ]) {
      expect(host(one)).toBeUndefined();
    }
    expect([port(1), port(65_535), address('2001:db8::1'), address('10.0.0.1')]).toEqual(
      Array(4).fill(undefined),
    );
    expect(url('http://[2001:db8::1]:8080/a?b=***')).toBeUndefined();
  });
});
