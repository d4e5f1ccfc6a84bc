import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProxyProblem, parseProxy } from '../../src/discovery/parse-route.ts';
import { proxyUrl } from '../../src/model/address/endpoint.ts';

describe('parseProxy()', () => {
  it.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128'],
    ['http://proxy.example', 'http://proxy.example:80'],
    ['http://proxy.example:80/', 'http://proxy.example:80'],
    ['https://proxy.example', 'https://proxy.example:443'],
    ['https://proxy.example:80', 'https://proxy.example:80'],
    ['socks5://proxy.example', 'socks5://proxy.example:1080'],
    ['socks5h://proxy.example:9050', 'socks5://proxy.example:9050'],
    ['socks4a://proxy.example:9050', 'socks4://proxy.example:9050'],
    ['proxy.example:3128', 'http://proxy.example:3128'],
    ['  HTTP://Proxy.Example:3128  ', 'http://proxy.example:3128'],
    ['http://192.0.2.1:3128', 'http://192.0.2.1:3128'],
    ['http://[2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
    ['http://münchen.example:3128', 'http://xn--mnchen-3ya.example:3128'],
    ['http://3proxy:3128', 'http://3proxy:3128'],
  ])('reads %s', (text, spelled) => {
    const proxy = parseProxy(text);
    expect('problem' in proxy ? proxy.problem : proxyUrl(proxy)).toBe(spelled);
  });

  it.each<[string, ProxyProblem]>([
    ['', 'host'],
    ['http://', 'host'],
    ['http://:3128', 'host'],
    ['8080', 'host'],
    ['http://pro xy:3128', 'host'],
    ['http://pro\txy:3128', 'host'],
    ['http://pro\nxy:3128', 'host'],
    ['http://[::zz]:3128', 'host'],
    ['http://proxy:0', 'port'],
    ['http://proxy:65536', 'port'],
    ['http://proxy:99999/', 'port'],
    ['http://proxy:-1', 'port'],
    ['proxy:port', 'port'],
    ['http://proxy:3128/path', 'path'],
    ['http://proxy:3128?a', 'path'],
    ['http://proxy:3128#a', 'path'],
    ['ftp://proxy:3128', 'scheme'],
    ['constructor://proxy:3128', 'scheme'],
    ['__proto__://proxy:3128', 'path'],
    [`http://${'a.'.repeat(600)}example`, 'scheme'],
    // Whatever else is wrong, a login is told first, so that nobody shows it.
    ['http://user:secret@proxy:3128', 'credentials'],
    ['http://user@proxy:3128', 'credentials'],
    ['user:secret@proxy:3128', 'credentials'],
    ['user:se/cret@proxy:99999', 'credentials'],
    ['ftp://user:se@cret@proxy', 'credentials'],
    ['http://user%3Asecret%40proxy:3128', 'credentials'],
  ])('says why %j names no proxy: %s', (text, problem) => {
    expect(parseProxy(text)).toEqual({ problem });
  });

  it('never throws, and what it reads it reads again from its own spelling', () => {
    const places = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.tuple(fc.domain(), fc.nat(70_000)).map(([host, port]) => `socks5://${host}:${port}`),
      fc.tuple(fc.ipV6(), fc.nat(70_000)).map(([host, port]) => `https://[${host}]:${port}`),
    );
    fc.assert(
      fc.property(places, (text) => {
        const proxy = parseProxy(text);
        if ('problem' in proxy) return;
        expect(proxy.port).toBeGreaterThan(0);
        expect(proxy.port).toBeLessThan(65_536);
        expect(parseProxy(proxyUrl(proxy))).toEqual(proxy);
      }),
      { numRuns: 500 },
    );
  });
});
