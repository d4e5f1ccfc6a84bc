import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseConnectTo,
  parseCount,
  parseDuration,
  parseFixedAddress,
  parseNameServer,
  parsePercent,
  parseSize,
} from '../../../src/setup/usage/parse-values.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';

describe('parseDuration()', () => {
  it.each([
    ['1ms', 1],
    ['500ms', 500],
    ['5s', 5000],
    ['2.5s', 2500],
    ['5', 5000],
    ['10m', 600_000],
  ])('reads %s', (text, ms) => {
    expect(parseDuration('--timeout', text)).toBe(ms);
  });

  it.each(['', '0', '0.0001s', '-1s', '11m', '1h', '1e3', 'five', '5 s', '99999999', 'NaN'])(
    'refuses %j in one line',
    (text) => {
      expect(() => parseDuration('--timeout', text)).toThrow(
        `Cannot use ${JSON.stringify(text)} for --timeout: give a duration from 1ms to 10m`,
      );
    },
  );
});

describe('parseCount()', () => {
  it('reads whole numbers from 1 to the most', () => {
    expect(parseCount('--samples', '1', 10)).toBe(1);
    expect(parseCount('--samples', '10', 10)).toBe(10);
  });

  it.each(['', '0', '11', '-1', '1.5', '1e1', ' 1', '0x1', '9'.repeat(20)])(
    'refuses %j',
    (text) => {
      expect(() => parseCount('--samples', text, 10)).toThrow(
        `Cannot use ${JSON.stringify(text)} for --samples: give a whole number from 1 to 10`,
      );
    },
  );
});

describe('parseNameServer()', () => {
  it.each([
    ['192.0.2.53', '192.0.2.53', 53],
    ['192.0.2.53:5353', '192.0.2.53', 5353],
    ['2001:db8::53', '2001:db8::53', 53],
    ['[2001:db8::53]:5353', '2001:db8::53', 5353],
    ['[2001:db8::53]', '2001:db8::53', 53],
  ])('reads %s', (text, address, port) => {
    expect(parseNameServer('--resolver', text)).toEqual({ address, port });
  });

  it.each(['', 'dns.example', '192.0.2', '192.0.2.53:0', '192.0.2.53:65536', '[::1', '::1]:53'])(
    'refuses %j',
    (text) => {
      expect(() => parseNameServer('--resolver', text)).toThrow(UsageError);
    },
  );
});

describe('parseFixedAddress()', () => {
  it.each([
    ['a.example:443:192.0.2.1', { host: 'a.example', port: 443, address: '192.0.2.1' }],
    ['A.Example:443:[2001:db8::1]', { host: 'a.example', port: 443, address: '2001:db8::1' }],
    ['a.example:443:2001:db8::1', { host: 'a.example', port: 443, address: '2001:db8::1' }],
    ['münchen.example:80:192.0.2.1', { host: 'xn--mnchen-3ya.example', port: 80 }],
  ])('reads %s', (text, fixed) => {
    expect(parseFixedAddress('--resolve', text)).toMatchObject(fixed);
  });

  it.each([
    '',
    'a.example:192.0.2.1',
    ':443:192.0.2.1',
    'a.example:0:192.0.2.1',
    'a:443:b.example',
  ])('refuses %j', (text) => {
    expect(() => parseFixedAddress('--resolve', text)).toThrow('give HOST:PORT:ADDRESS');
  });
});

describe('parseConnectTo()', () => {
  it.each([
    [
      'a.example:443:127.0.0.1:8443',
      { host: 'a.example', port: 443, address: '127.0.0.1', toPort: 8443 },
    ],
    ['::127.0.0.1:8443', { host: '', address: '127.0.0.1', toPort: 8443 }],
    [':443:[::1]:8443', { host: '', port: 443, address: '::1', toPort: 8443 }],
    [
      '[2001:db8::1]:443:127.0.0.1:8443',
      { host: '2001:db8::1', port: 443, address: '127.0.0.1', toPort: 8443 },
    ],
    ['MÜNCHEN.example::127.0.0.1:1', { host: 'xn--mnchen-3ya.example', toPort: 1 }],
  ])('reads %s', (text, rule) => {
    expect(parseConnectTo('--connect-to', text)).toMatchObject(rule);
  });

  it.each(['', 'a:443:127.0.0.1', 'a:443:b.example:1', '::127.0.0.1:0', 'a:0:127.0.0.1:1', ':::1'])(
    'refuses %j',
    (text) => {
      expect(() => parseConnectTo('--connect-to', text)).toThrow('give HOST:PORT:ADDRESS:PORT');
    },
  );
});

describe('the parsers of values', () => {
  it('answer any text with a value or one bounded line', () => {
    const parsers = [parseDuration, parseNameServer, parseFixedAddress, parseConnectTo];
    const noise = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...':[].0123456789abmsé\n\u001b') }),
      fc.string({ minLength: 5000, maxLength: 20_000 }),
    );
    fc.assert(
      fc.property(noise, (text) => {
        for (const parse of parsers) {
          try {
            parse('--x', text);
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
            expect((error as Error).message).toMatch(/^Cannot use "\P{Cc}{0,600}$/u);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('parseSize()', () => {
  it.each([
    ['1', 1],
    ['500KB', 500_000],
    ['1.5mb', 1_500_000],
    ['2GB', 2_000_000_000],
    ['7b', 7],
  ])('reads %s as %d bytes', (text, bytes) => {
    expect(parseSize('--x', text, 2_000_000_000)).toBe(bytes);
  });

  it.each(['', '0', '-1', '3GB', '1KiB', '1e3', 'MB', '0.1'])('refuses %j', (text) => {
    expect(() => parseSize('--x', text, 2_000_000_000)).toThrow(UsageError);
  });
});

describe('parsePercent()', () => {
  it.each([
    ['0', 0],
    ['5', 0.05],
    ['0.5%', 0.005],
    ['100%', 1],
  ])('reads %s as %d', (text, share) => {
    expect(parsePercent('--x', text)).toBe(share);
  });

  it.each(['', '101', '-1', '5 %', 'half'])('refuses %j', (text) => {
    expect(() => parsePercent('--x', text)).toThrow(UsageError);
  });
});
