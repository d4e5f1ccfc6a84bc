import { describe, expect, it } from 'vitest';
import { hostAndPort } from '../../src/net/host-and-port.ts';

describe('hostAndPort()', () => {
  it('joins a name or an IPv4 address and a port', () => {
    expect(hostAndPort('a.example', 443)).toBe('a.example:443');
    expect(hostAndPort('192.0.2.1', 80)).toBe('192.0.2.1:80');
  });

  it('puts an IPv6 address into brackets', () => {
    expect(hostAndPort('2001:db8::1', 443)).toBe('[2001:db8::1]:443');
  });
});
