import { describe, expect, it } from 'vitest';
import { redirectOf } from '../../src/probe/redirect.ts';
import { attempt } from './attempt.ts';

const answer = (location: string, status = 302) => ({
  status,
  headers: [['Location', location]] as const,
  url: 'https://a.example/dir/page?q=1',
});

describe('redirectOf()', () => {
  it.each([301, 302, 303, 307, 308])('follows status %i', (status) => {
    expect(redirectOf(attempt(), answer('https://b.example:8443/x?y=1', status))).toMatchObject({
      scheme: 'https',
      host: 'b.example',
      port: 8443,
      path: '/x?y=1',
    });
  });

  it.each([200, 204, 300, 304, 404, 500])('does not follow status %i', (status) => {
    expect(redirectOf(attempt(), answer('/x', status))).toBeUndefined();
  });

  it('reads a relative place', () => {
    expect(redirectOf(attempt(), answer('other'))).toMatchObject({
      host: 'a.example',
      port: 443,
      path: '/dir/other',
    });
  });

  it('takes an address without its brackets, and a name in its ASCII form', () => {
    expect(redirectOf(attempt(), answer('https://[2603:1030::1]/'))?.host).toBe('2603:1030::1');
    expect(redirectOf(attempt(), answer('https://bücher.example/'))?.host).toBe(
      'xn--bcher-kva.example',
    );
  });

  it('goes from http to https, and never back', () => {
    const plain = attempt({ scheme: 'http', port: 80 });
    expect(redirectOf(plain, answer('https://a.example/'))?.port).toBe(443);
    expect(redirectOf(plain, answer('http://b.example/'))?.port).toBe(80);
    expect(redirectOf(attempt(), answer('http://a.example/'))).toBeUndefined();
  });

  it.each(['', 'ftp://a.example/', 'javascript:alert(1)', 'https://u:p@a.example/', 'https://:0'])(
    'does not follow %j',
    (location) => {
      const next = redirectOf(attempt(), answer(location));
      if (location === '') expect(next?.path).toBe('/dir/page?q=1');
      else expect(next).toBeUndefined();
    },
  );

  it.each(['127.0.0.1', '10.1.1.1', '169.254.169.254', '[::1]', '[fe80::1]'])(
    'does not follow into a network, to %s, unless that was asked',
    (host) => {
      expect(redirectOf(attempt(), answer(`https://${host}/x`))).toBeUndefined();
      const own = attempt({ host: host.replace(/^\[|\]$/g, '') });
      const asked = { ...answer('/x'), url: `https://${host}/` };
      expect(redirectOf(own, asked)?.path).toBe('/x');
    },
  );

  it('does not follow into a network by an address of IPv4 in the form of IPv6', () => {
    expect(redirectOf(attempt(), answer('https://[::ffff:10.1.1.1]/'))).toBeUndefined();
  });

  it('leaves the server name and the address of the first request behind', () => {
    const next = redirectOf(
      attempt({ serverName: 'c.example', address: '192.0.2.1' }),
      answer('https://b.example/'),
    );
    expect(next).not.toHaveProperty('serverName');
    expect(next).not.toHaveProperty('address');
  });

  it('needs a Location', () => {
    expect(redirectOf(attempt(), { status: 302, headers: [], url: 'https://a.example/' })).toBe(
      undefined,
    );
    expect(redirectOf(attempt(), { url: 'https://a.example/' })).toBeUndefined();
  });
});
