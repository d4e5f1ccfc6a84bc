import { describe, expect, it } from 'vitest';
import { parseStaticProxy } from '../../../src/discovery/windows/parse-static-proxy.ts';
import { proxyUrl } from '../../../src/model/address/endpoint.ts';

function read(text: string, scheme: 'due' | 'none'): string {
  const proxy = parseStaticProxy(text, { scheme });
  return 'flaw' in proxy ? proxy.flaw : proxyUrl(proxy);
}

describe('parseStaticProxy()', () => {
  it.each([
    ['proxy.example:8080', 'http://proxy.example:8080'],
    ['10.0.0.6:8080', 'http://10.0.0.6:8080'],
    ['[2001:db8::1]:8080', 'http://[2001:db8::1]:8080'],
    ['http://proxy.example:8080', 'scheme'],
    ['ftp://proxy.example:8080', 'scheme'],
    ['proxy.example', 'port'],
    ['[2001:db8::1]', 'port'],
    ['proxy.example:', 'port'],
    ['proxy.example:99999', 'port'],
    [' proxy.example:8080', 'space'],
    ['proxy.example:8080 ', 'space'],
    ['proxy.example: 8080', 'space'],
    ['proxy.example:8080\t', 'space'],
    ['proxy.example:8080/path', 'path'],
    ['user:pass word@proxy.example:8080', 'credentials'],
    ['http://user@proxy.example:8080', 'credentials'],
    ['', 'host'],
  ])('reads TelemetryProxyServer %j as %s', (text, expected) => {
    expect(read(text, 'none')).toBe(expected);
  });

  it.each([
    ['http://10.0.0.6:8080', 'http://10.0.0.6:8080'],
    ['https://proxy.example:443/', 'https://proxy.example:443'],
    ['proxy.example:8080', 'no-scheme'],
    ['socks5://proxy.example:1080', 'scheme'],
    ['http://proxy.example', 'port'],
    ['http://proxy .example:80', 'space'],
    ['http://user:secret@proxy.example:8080', 'credentials'],
  ])('reads ProxyServer of Defender Antivirus %j as %s', (text, expected) => {
    expect(read(text, 'due')).toBe(expected);
  });
});
