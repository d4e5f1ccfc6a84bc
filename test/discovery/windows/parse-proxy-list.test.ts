import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProxyList } from '../../../src/discovery/windows/parse-proxy-list.ts';
import { proxyUrl } from '../../../src/model/address/endpoint.ts';

function spelled(text: string): object {
  const { https, http, socks, flaw } = parseProxyList(text);
  return {
    ...(https && { https: proxyUrl(https) }),
    ...(http && { http: proxyUrl(http) }),
    ...(socks && { socks: proxyUrl(socks) }),
    ...(flaw && { flaw }),
  };
}

describe('parseProxyList()', () => {
  it.each([
    ['p:8080', { https: 'http://p:8080', http: 'http://p:8080' }],
    ['p', { https: 'http://p:80', http: 'http://p:80' }],
    ['http=a:80;https=b:88', { https: 'http://b:88', http: 'http://a:80' }],
    ['http=a:80 https=b:88', { https: 'http://b:88', http: 'http://a:80' }],
    ['HTTPS=http://b:88', { https: 'http://b:88' }],
    ['https=b:88;p:8080', { https: 'http://b:88', http: 'http://p:8080' }],
    ['http=192.168.5.45:3128', { http: 'http://192.168.5.45:3128' }],
    ['a:1;b:2', { https: 'http://a:1', http: 'http://a:1' }],
    ['socks=s', { socks: 'socks4://s:1080' }],
    ['ftp=f:21', {}],
    [
      '[2001:db8::1]:3128',
      { https: 'http://[2001:db8::1]:3128', http: 'http://[2001:db8::1]:3128' },
    ],
    ['http=a:x;https=b:88', { https: 'http://b:88', flaw: 'port' }],
    ['', {}],
    [' ; ', {}],
  ])('reads %j', (text, expected) => {
    expect(spelled(text)).toEqual(expected);
  });

  it.each(['http=user:se;cret@p:8080', 'a:1;user:80 cret@p:8080', 'user%40:x;b:1'])(
    'makes nothing of %j, and keeps nothing of its login',
    (text) => {
      const list = parseProxyList(text);
      expect(list).toEqual({ raw: expect.any(String), flaw: 'credentials' });
      expect(list.raw).not.toMatch(/user|se|cret/);
    },
  );

  it('never throws, and keeps no more than a thousand characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4000, unit: 'binary' }), (text) => {
        expect(parseProxyList(text).raw.length).toBeLessThanOrEqual(1000);
      }),
    );
  });
});
