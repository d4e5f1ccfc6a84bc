import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bypasses } from '../../src/plan/bypass.ts';

interface Case {
  readonly entry: string;
  readonly host: string;
  readonly port?: number;
  readonly direct: boolean;
}

const cases: readonly Case[] = [
  // everything, nothing
  { entry: '*', host: 'any.example', direct: true },
  { entry: '', host: 'any.example', direct: false },
  { entry: ' ', host: 'any.example', direct: false },
  { entry: '.', host: 'any.example', direct: false },
  { entry: '*.', host: 'any.example', direct: false },
  // a name, and all below it
  { entry: 'corp.example', host: 'corp.example', direct: true },
  { entry: 'corp.example', host: 'a.b.corp.example', direct: true },
  { entry: 'corp.example', host: 'notcorp.example', direct: false },
  { entry: 'corp.example', host: 'corp.example.org', direct: false },
  { entry: '.corp.example', host: 'corp.example', direct: true },
  { entry: '.corp.example', host: 'www.corp.example', direct: true },
  { entry: '*.corp.example', host: 'www.corp.example', direct: true },
  { entry: 'CORP.example', host: 'www.corp.EXAMPLE', direct: true },
  { entry: 'corp.example.', host: 'www.corp.example', direct: true },
  { entry: 'corp.example', host: 'www.corp.example.', direct: true },
  { entry: ' corp.example ', host: 'corp.example', direct: true },
  // a port narrows
  { entry: 'corp.example:443', host: 'corp.example', port: 443, direct: true },
  { entry: 'corp.example:443', host: 'corp.example', port: 80, direct: false },
  { entry: 'corp.example:', host: 'corp.example', direct: false },
  // addresses
  { entry: '192.0.2.1', host: '192.0.2.1', direct: true },
  { entry: '192.0.2.1:80', host: '192.0.2.1', port: 443, direct: false },
  { entry: '2.1', host: '192.0.2.1', direct: false },
  { entry: '192.0.2.0/24', host: '192.0.2.77', direct: true },
  { entry: '192.0.2.0/24', host: '192.0.3.77', direct: false },
  { entry: '0.0.0.0/0', host: '192.0.3.77', direct: true },
  { entry: '192.0.2.0/33', host: '192.0.2.77', direct: false },
  { entry: '192.0.2.0/-1', host: '192.0.2.77', direct: false },
  { entry: '192.0.2.0/', host: '192.0.2.77', direct: false },
  { entry: '192.0.2.0/24/24', host: '192.0.2.77', direct: false },
  { entry: '192.0.2.0/24', host: 'a.example', direct: false },
  // the last group of an IPv6 address is no port
  { entry: '2001:db8:0:0:0:0:0:1', host: '2001:db8::1', port: 443, direct: true },
  { entry: '2001:db8::1:443', host: '2001:db8::1', port: 443, direct: false },
  { entry: '[2001:db8::1]:443', host: '2001:db8::1', port: 443, direct: true },
  { entry: '[2001:db8::1]:443', host: '2001:db8::1', port: 80, direct: false },
  { entry: '[2001:db8::1]', host: '2001:db8::1', port: 80, direct: true },
  { entry: '2001:DB8::1', host: '2001:db8::1', direct: true },
  { entry: '2001:db8::/32', host: '2001:db8:1::1', direct: true },
  { entry: '2001:db8::/32', host: '2001:db9::1', direct: false },
  { entry: '192.0.2.0/24', host: '2001:db8::1', direct: false },
];

describe('bypasses()', () => {
  it.each(cases)('reads "$entry" for $host as direct: $direct', (one) => {
    const { entry, host, port = 443, direct } = one;
    expect(bypasses([entry], { host, port })).toBe(direct);
  });

  it('lets any entry decide, whatever stands before it', () => {
    const place = { host: 'corp.example', port: 443 };
    expect(bypasses(['', 'other.example', '[', 'corp.example'], place)).toBe(true);
    expect(bypasses([], place)).toBe(false);
  });

  it('never throws, and says yes or no to any list', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), fc.nat(65535), (entries, host, port) => {
        expect(typeof bypasses(entries, { host, port })).toBe('boolean');
      }),
    );
  });

  it('finds every address in itself, with and without brackets, a port and a prefix', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), fc.nat(65535), (v4, v6, port) => {
        for (const entry of [v4, `${v4}:${port}`, `${v4}/32`]) {
          expect(bypasses([entry], { host: v4, port })).toBe(true);
        }
        for (const entry of [v6, `[${v6}]`, `[${v6}]:${port}`, `${v6}/128`]) {
          expect(bypasses([entry], { host: v6, port })).toBe(true);
        }
      }),
    );
  });

  it('takes a long hostile entry in its stride', () => {
    const entry = `${':'.repeat(50_000)}${'['.repeat(50_000)}`;
    expect(bypasses([entry], { host: 'a.example', port: 443 })).toBe(false);
  });
});
