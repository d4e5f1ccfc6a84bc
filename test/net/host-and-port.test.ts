import { describe, expect, it } from 'vitest';
import { hostAndPort, splitHostAndPort } from '../../src/net/host-and-port.ts';

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
