import { describe, expect, it } from 'vitest';
import { environment } from '../../src/discovery/environment.ts';

function read(variables: Readonly<Record<string, string>>) {
  return environment.read({ environment: variables });
}

const proxy = { kind: 'http', host: 'proxy.example', port: 3128 } as const;
const other = { kind: 'http', host: 'other.example', port: 8080 } as const;

describe('environment', () => {
  it('finds nothing where nothing is set, or set to nothing', () => {
    expect(read({})).toEqual({ settings: [] });
    expect(read({ https_proxy: '', NO_PROXY: 'a.example', PATH: '/' }).route).toBeUndefined();
  });

  it('makes a route for https: alone of https_proxy alone', () => {
    expect(read({ https_proxy: 'http://proxy.example:3128' })).toEqual({
      settings: [
        {
          id: 'environment:https_proxy',
          source: 'environment variable https_proxy',
          scope: 'process',
          raw: 'http://proxy.example:3128',
          value: 'http://proxy.example:3128',
          problems: [],
          wins: true,
        },
      ],
      route: {
        id: 'environment',
        kind: 'http',
        proxy,
        proxyForHttp: 'direct',
        effective: true,
        settings: ['environment:https_proxy'],
      },
    });
  });

  it('makes a route for http: alone of http_proxy alone', () => {
    const { route } = read({ http_proxy: 'http://proxy.example:3128' });
    expect(route).toMatchObject({ id: 'environment', proxyForHttp: proxy });
    expect(route).not.toHaveProperty('proxy');
  });

  it('takes all_proxy for what has no variable of its own', () => {
    const { route } = read({
      ALL_PROXY: 'http://other.example:8080',
      https_proxy: 'http://proxy.example:3128',
    });
    expect(route).toMatchObject({ proxy, proxyForHttp: other });
  });

  it('lets lower case win, and names the winner to the one that lost', () => {
    const { settings, route } = read({
      HTTPS_PROXY: 'http://other.example:8080',
      https_proxy: 'http://proxy.example:3128',
    });
    expect(route?.proxy).toEqual(proxy);
    const lost = settings.find(({ id }) => id === 'environment:HTTPS_PROXY');
    expect(lost).toMatchObject({ wins: false, lostBecause: 'environment:https_proxy' });
  });

  it('splits NO_PROXY at commas and spaces', () => {
    const { route } = read({
      https_proxy: 'http://proxy.example:3128',
      no_proxy: ' localhost, .corp.example ,10.0.0.0/8\t192.0.2.1,,',
    });
    expect(route?.bypass).toEqual(['localhost', '.corp.example', '10.0.0.0/8', '192.0.2.1']);
    expect(route?.settings).toContain('environment:no_proxy');
  });

  it.each([
    'http://user:secret@proxy.example:3128',
    'user:secret@proxy.example:3128',
    'http://user:sec@ret/@proxy.example:3128',
    'ftp://user:secret@proxy.example',
  ])('keeps nothing of the login in %s, and makes no route of it', (value) => {
    const found = read({ https_proxy: value });
    expect(found.route).toBeUndefined();
    expect(found.settings[0]).toMatchObject({
      problems: ['proxy-setting-malformed'],
      flaw: 'credentials',
      wins: true,
    });
    expect(JSON.stringify(found)).not.toMatch(/user|sec/);
  });

  it('keeps no login that stands in the wrong variable', () => {
    const found = read({ no_proxy: 'a.example,http://user:secret@proxy.example b.example' });
    expect(found.settings[0]?.raw).toBe('a.example,http://proxy.example b.example');
  });

  it('takes the way of http: where the value for https: is no proxy', () => {
    const { route, settings } = read({
      https_proxy: 'http://proxy.example:99999',
      http_proxy: 'http://other.example:8080',
    });
    expect(route).toMatchObject({ proxyForHttp: other });
    expect(settings.map(({ flaw }) => flaw)).toEqual(['port', undefined]);
  });

  it('bounds what it keeps of a value that is too long', () => {
    const long = Array.from({ length: 50_000 }, () => 'a.example').join(',');
    const { settings, route } = read({ https_proxy: 'proxy.example:3128', no_proxy: long });
    expect(settings.map(({ raw }) => raw.length)).toEqual([18, 1000]);
    expect(route?.bypass).toHaveLength(1000);
  });
});
