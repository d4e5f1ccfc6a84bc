import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleDialects } from '../../../src/model/rules/rule-dialect.ts';
import { dialects } from '../../../src/rules/dialects.ts';
import { haveBook, linesOf } from '../../../src/rules/have/have.ts';
import { linedJson } from '../../../src/rules/have/lined-json.ts';
import { readers } from '../../../src/rules/readers.ts';
import { sample } from '../sample-rules.ts';

const read = ruleDialects.filter((name) => name !== 'pac');
const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('readers of rule files', () => {
  it('Squid: take names behind allow, at their ports, and name what they do not understand by its line', () => {
    const { places, refused, unread } = readers.squid(
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
    // It stands below both.
    expect(refused).toEqual([
      { host: 'contoso.com', apex: true, below: true, line: 8, after: 2 },
      { host: 'a.example', apex: true, below: false, line: 8, after: 2 },
    ]);
    expect(unread).toEqual([{ line: 7, text: 'http_access allow ms night' }]);
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

describe('readers of large rule files', () => {
  const wanted = (host: string): boolean => host === 'a.example';

  it.each([
    [
      'squid',
      (names: string) => `acl a dstdomain ${names}\nacl p port 443\nhttp_access allow a p\n`,
      ' ',
    ],
    ['pan-os', (names: string) => `${names}/\n`, '/\n'],
    ['zscaler', (names: string) => `[{"urls":["${names}"]}]`, '", "'],
  ] as const)(
    '%s: keep what matters, however much stands before it, and count the rest',
    (name, write, mark) => {
      const names = Array.from({ length: 20_000 }, (_, index) => `n${index}.other.example`);
      const have = readers[name](write([...names, 'a.example'].join(mark)), wanted);
      expect(have.places.at(-1)?.host).toBe('a.example');
      expect(have.places.length + have.others).toBe(20_001);
      expect(have.places.length).toBeLessThan(60);
    },
  );

  it('nftables: keep the address that matters, and count the rest', () => {
    const addresses = Array.from(
      { length: 20_000 },
      (_, index) => `10.0.${index >> 8}.${index & 255},`,
    );
    const lines = ['set a {', ...addresses, '20.0.0.1', 'ip daddr @a tcp dport 443 accept'];
    const have = readers.nftables(lines.join('\n'), (host) => host === '20.0.0.1');
    expect(have.places.at(-1)).toMatchObject({ host: '20.0.0.1', line: 20_002 });
    expect(have.places.length + have.others).toBe(20_001);
  });

  it.each([
    [
      'azure-firewall',
      '{"action":{"type":"Allow"},\n"rules":[\n{"ruleType":"ApplicationRule","protocols":[{"port":443}],\n"targetFqdns":["a.example",\n"b.example"]}]}',
      [4, 5],
    ],
    [
      'aws-network-firewall',
      '{"RulesSource":{"RulesSourceList":{"GeneratedRulesType":"ALLOWLIST","Targets":[\n"a.example",\n".b.example"]}}}',
      [2, 3],
    ],
    ['opnsense', '{"aliases":{"alias":{\n"1":{"type":"host",\n"content":"a.example"}}}}', [2]],
    [
      'pfsense',
      '<aliases>\n<alias><name>a</name><type>host</type><address>a.example</address><descr></descr>\n<detail></detail></alias>\n<alias><name>b</name><type>host</type><address>b.example</address><descr></descr><detail></detail></alias></aliases>',
      [2, 4],
    ],
    [
      'json',
      '{"entries":[\n{"host":"a.example","apex":true,"below":false,"port":443,"list":"allow"}]}',
      [2],
    ],
  ] as const)('%s: say in which line of a document a place stands', (name, document, lines) => {
    const { places, unread } = readers[name](document);
    expect({ lines: places.map(({ line }) => line), unread }).toEqual({ lines, unread: [] });
  });

  it('name the line at which a document breaks off', () => {
    expect(readers.zscaler('[\n{"urls":\n[oops').unread[0]).toMatchObject({ line: 3 });
    expect(readers.zscaler('[\n{"urls":\n[').unread[0]?.text).toMatch(/^somewhere in the file/);
  });

  it.each(read)('%s: take the same lines again and again for one', (name) => {
    const once = dialects[name].write(sample).text;
    const many = readers[name](once.repeat(200));
    expect(many.places.length).toBeLessThanOrEqual(readers[name](once).places.length + 50);
  });
});

describe('linedJson()', () => {
  it('reads what JSON.parse() reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space);
        const { value } = linedJson(spaced);
        expect(JSON.stringify(sorted(value))).toBe(JSON.stringify(sorted(JSON.parse(spaced))));
      }),
    );
  });

  it('refuses what JSON.parse() refuses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        const isJson = fails(() => JSON.parse(text)) === undefined;
        expect(fails(() => linedJson(text)) === undefined).toBe(isJson);
      }),
    );
  });

  it('names the line of more values than it keeps', () => {
    const error = fails(() => linedJson(`[\n${'1,'.repeat(500_000)}1]`));
    expect(error).toMatchObject({ line: 2, text: 'more than 500000 values' });
  });
});

/** With keys in order: an object keeps those that look like numbers elsewhere than a document does. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => [name, sorted(each)]);
}

function fails(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('linesOf()', () => {
  it('numbers lines from 1, whatever ends them', () => {
    expect([...linesOf('a\r\nb\n')]).toEqual([
      ['a', 1],
      ['b', 2],
      ['', 3],
    ]);
  });

  it('takes a line of more than 8 MiB for one that is not understood', () => {
    const book = haveBook();
    expect([...linesOf(`${'a'.repeat(2 ** 23 + 1)}\nb`, book)]).toEqual([['b', 2]]);
    expect(book.end()).toMatchObject({ unreadLines: 1, unread: [{ line: 1 }] });
  });
});
