import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleDialects } from '../../../src/model/rule-dialect.ts';
import { linesOf } from '../../../src/rules/have/have.ts';
import { readers } from '../../../src/rules/readers.ts';

const read = ruleDialects.filter((name) => name !== 'pac');
const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('readers of rule files', () => {
  it('Squid: take names behind allow, at their ports, and name what they do not understand by its line', () => {
    const { places, unread } = readers.squid(
      text(
        'http_port 3128',
        'acl ms dstdomain .contoso.com # ours',
        'acl ms dstdomain a.example',
        'acl tls port 443',
        'acl night time 20:00-23:00',
        'http_access allow ms tls',
        'http_access allow ms night',
        'http_access deny ms',
        'http_access deny all',
      ),
    );
    expect(places).toEqual([
      { host: 'contoso.com', apex: true, below: true, list: 'allow', ports: [443], line: 2 },
      { host: 'a.example', apex: true, below: false, list: 'allow', ports: [443], line: 3 },
    ]);
    expect(unread).toEqual([
      { line: 7, text: 'http_access allow ms night' },
      { line: 8, text: 'http_access deny ms' },
    ]);
  });

  it('PAN-OS: a line without a slash at its end is open to its right, and so no name', () => {
    const { places, unread } = readers['pan-os'](text('*.contoso.com/', 'contoso.com', 'a.*.com/'));
    expect(places).toEqual([
      { host: 'contoso.com', apex: false, below: true, list: 'allow', line: 1 },
    ]);
    expect(unread).toEqual([
      { line: 2, text: 'contoso.com' },
      { line: 3, text: 'a.*.com' },
    ]);
  });

  it.each([
    ['fortigate', 'config firewall policy'],
    ['cisco', 'access-list X extended deny ip any any'],
    ['check-point', 'mgmt_cli delete access-rule uid "1"'],
    ['windows-firewall', 'Disable-NetFirewallRule -All'],
    ['nftables', 'ip daddr 10.0.0.0/8 drop'],
    ['zscaler', '[{"configuredName":"x"}]'],
    ['azure-firewall', '{"action":{"type":"Deny"},"rules":[]}'],
    ['aws-network-firewall', '{"RulesSource":{"RulesString":"pass tls any any"}}'],
    ['opnsense', '{"aliases":{"alias":{"1":{"type":"url","content":"x"}}}}'],
    ['pfsense', '<aliases><alias><name>a</name></alias></aliases>'],
    ['json', '{"entries":[{"host":"a.example"}]}'],
    ['csv', 'list,host,itself,below,port\nallow,a.example,yes,no,443'],
    ['no-proxy', '10.0.0.*'],
  ] as const)('%s: guess nothing of %s', (name, line) => {
    const { places, unreadLines } = readers[name](name === 'check-point' ? `#\n${line}` : line);
    expect({ places, unreadLines }).toEqual({ places: [], unreadLines: 1 });
  });

  it.each(read)(
    '%s: stand any text, and keep a bounded number of what they do not understand',
    (name) => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (one) => {
          expect(readers[name](one).unread.length).toBeLessThanOrEqual(50);
        }),
        { numRuns: 50 },
      );
      const many = `${'set x y "z"\n'.repeat(5000)}`;
      expect(readers[name](many).unread.length).toBeLessThanOrEqual(50);
    },
  );
});

describe('linesOf()', () => {
  it('numbers lines from 1, whatever ends them', () => {
    expect([...linesOf('a\r\nb\n')]).toEqual([
      ['a', 1],
      ['b', 2],
      ['', 3],
    ]);
  });
});
