import { describe, expect, it } from 'vitest';
import {
  endpointUrl,
  hostAndPort,
  inBrackets,
  proxyUrl,
  splitHostAndPort,
  withoutBrackets,
} from '../../../src/model/address/endpoint.ts';

describe('hostAndPort()', () => {
  it('joins a name or an IPv4 address and a port', () => {
    expect(hostAndPort('a.example', 443)).toBe('a.example:443');
    expect(hostAndPort('192.0.2.1', 80)).toBe('192.0.2.1:80');
  });

  it('puts an IPv6 address into brackets', () => {
    expect(hostAndPort('2001:db8::1', 443)).toBe('[2001:db8::1]:443');
  });
});

describe('splitHostAndPort()', () => {
  it.each([
    ['192.0.2.1:80', { host: '192.0.2.1', port: 80 }],
    ['[2001:db8::1]:53', { host: '2001:db8::1', port: 53 }],
    ['a.example:443', { host: 'a.example', port: 443 }],
  ])('takes %s apart', (text, parts) => {
    expect(splitHostAndPort(text)).toEqual(parts);
    expect(hostAndPort(parts.host, parts.port)).toBe(text);
  });

  it.each(['', '192.0.2.1', '192.0.2.1:', '2001:db8::1', 'a.example:65536', ':53', '[]:53'])(
    'refuses "%s"',
    (text) => {
      expect(() => splitHostAndPort(text)).toThrow(/^Cannot read ".*" as host and port$/);
    },
  );
});

describe('inBrackets() and withoutBrackets()', () => {
  it('undo each other for addresses and names', () => {
    for (const host of ['a.example', '192.0.2.1', '2001:db8::1']) {
      expect(withoutBrackets(inBrackets(host))).toBe(host);
    }
    expect(inBrackets('2001:db8::1')).toBe('[2001:db8::1]');
  });
});

describe('endpointUrl()', () => {
  it.each([
    [{ scheme: 'https', host: 'a.example', port: 443, path: '/x?y' }, 'https://a.example/x?y'],
    [{ scheme: 'https', host: 'a.example', port: 80, path: '/' }, 'https://a.example:80/'],
    [{ scheme: 'http', host: '2001:db8::1', port: 80, path: '/' }, 'http://[2001:db8::1]/'],
  ] as const)('leaves out the port of the scheme alone: %#', (endpoint, url) => {
    expect(endpointUrl(endpoint)).toBe(url);
  });
});

describe('proxyUrl()', () => {
  it('always names the port', () => {
    expect(proxyUrl({ kind: 'http', host: '2001:db8::1', port: 80 })).toBe(
      'http://[2001:db8::1]:80',
    );
  });
});
