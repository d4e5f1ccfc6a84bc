import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../../src/model/rules/ruling.ts';
import { type NftCircumstances, readNftPolicy } from '../../../src/rehearse/nft/read-nft-policy.ts';

/** What becomes of one connection through a table for what is forwarded. */
function ruled(
  rules: readonly string[],
  { policy = 'accept', addresses = ['20.60.1.1'], ...rest }: Options = {},
): Ruling | Promise<Ruling> {
  const text = [
    'table inet t {',
    'chain f {',
    `type filter hook forward priority 0; policy ${policy};`,
  ];
  return askOf([...text, ...rules, '}', '}', ''].join('\n'), { addresses, ...rest });
}

interface Options extends NftCircumstances {
  readonly policy?: 'accept' | 'drop';
  readonly addresses?: readonly string[];
}

function askOf(
  text: string,
  { addresses = ['20.60.1.1'], ...rest }: Options = {},
): Ruling | Promise<Ruling> {
  return readNftPolicy(text, rest).rule({
    host: 'a.example',
    port: 443,
    scheme: 'https',
    addresses,
  });
}

const answers = 'ct state established accept';

describe('readNftPolicy() does not know', () => {
  it.each<[string, string, Ruling['why']]>([
    ['who asks', 'ip saddr 10.1.0.0/16 drop', 'client'],
    ['by which interface', 'iifname "lan" drop', 'client'],
    ['for which user', 'meta skuid 1000 drop', 'client'],
    ['when', 'meta hour "22:00"-"06:00" drop', 'time'],
    ['how much came before', 'limit rate over 10/second drop', 'elsewhere'],
    ['how many there are', 'ct count over 20 drop', 'elsewhere'],
    ['which mark it has', 'meta mark 0x1 drop', 'elsewhere'],
    ['what a name is when it is loaded', 'ip daddr a.example drop', 'elsewhere'],
    ['what a program says', 'queue num 0 bypass', 'elsewhere'],
    ['which bits stand there', '@th,16,16 443 drop', 'elsewhere'],
    ['what a line means', 'frobnicate drop', 'unread-line'],
    ['what another file says', 'include "/etc/other.nft"', 'unread-line'],
    ['a chain that is nowhere', 'jump nowhere', 'unread-line'],
    ['a set that is nowhere', 'ip daddr @nowhere drop', 'unread-line'],
  ])('%s', async (_, rule, why) => {
    expect(await ruled([rule])).toEqual({ ruling: 'unknown', line: 4, text: rule, why });
  });

  it.each([
    [
      'where it changes nothing',
      ['iifname "lan" accept', 'oifname "wan" counter'],
      'accept',
      'passes',
    ],
    ['where it is refused either way', ['iifname "lan" drop'], 'drop', 'blocked'],
    [
      'where it is not reached',
      [answers, 'tcp dport 443 accept', 'limit rate 1/second drop'],
      'drop',
      'passes',
    ],
    [
      'where it is for others',
      ['udp dport 53 iifname "lan" drop', 'ip6 saddr ::1 drop'],
      'accept',
      'passes',
    ],
    ['where what stands before is not so', ['tcp dport 80 frobnicate drop'], 'accept', 'passes'],
    [
      'where a chain only counts',
      ['ip saddr 10.0.0.0/8 counter log prefix "a "'],
      'accept',
      'passes',
    ],
  ] as const)('and need not, %s', async (_, rules, policy, ruling) => {
    expect(await ruled(rules, { policy })).toMatchObject({ ruling });
  });

  it('what stands in the way of a line alone that was not understood', () => {
    const policy = readNftPolicy(
      'table ip t {\nchain f {\nfrobnicate\n ip daddr 1.2.3.999 drop\n}\n}\nxyz\n',
    );
    expect(policy.unreadLines).toBe(3);
    expect(policy.unread).toEqual([
      { line: 3, text: 'frobnicate', why: 'unknown-word' },
      { line: 4, text: 'ip daddr 1.2.3.999 drop', why: 'malformed' },
      { line: 7, text: 'xyz', why: 'unknown-word' },
    ]);
  });

  it('anything where another file may say anything', async () => {
    const text = 'include "/etc/nftables.d/*.nft"\ntable ip t {\n}\n';
    expect(await askOf(text)).toMatchObject({ ruling: 'unknown', line: 1, why: 'unread-line' });
    expect(readNftPolicy(text).unread[0]?.why).toBe('other-file');
  });

  it('which address a name has, and need not where all go one way', async () => {
    expect(await ruled(['ip daddr 20.60.1.1 drop'], { addresses: [] })).toMatchObject({
      ...{ ruling: 'unknown', why: 'no-address' },
    });
    expect(await ruled(['tcp dport 443 drop'], { addresses: [] })).toMatchObject({
      ...{ ruling: 'blocked', line: 4 },
    });
  });

  it('where a packet that is led elsewhere comes out', async () => {
    const table = (rule: string): string =>
      `table ip n {\nchain p {\ntype nat hook prerouting priority dstnat\n${rule}\n}\n}\n`;
    for (const rule of ['redirect to :3128', 'tcp dport 443 dnat to 10.0.0.1:8443'])
      expect(await askOf(table(rule))).toEqual({
        ...{ ruling: 'unknown', line: 4, text: rule, why: 'elsewhere' },
      });
    expect(await askOf(table('tcp dport 80 redirect to :3128'))).toMatchObject({
      ruling: 'passes',
    });
    expect(await askOf(table('masquerade'))).toMatchObject({ ruling: 'passes' });
  });

  it('what a set holds that rules fill', async () => {
    const set = (flags: string): string =>
      `table ip t {\nset s {\ntype ipv4_addr\n${flags}\nelements = { 20.60.1.2 }\n}\nchain f {\ntype filter hook forward priority 0\nip daddr @s drop\n}\n}\n`;
    expect(await askOf(set('flags interval'))).toMatchObject({ ruling: 'passes' });
    expect(await askOf(set('flags dynamic'))).toMatchObject({ ruling: 'unknown', line: 9 });
    const held = { addresses: ['20.60.1.2'] };
    expect(await askOf(set('flags dynamic'), held)).toMatchObject({ ruling: 'blocked' });
    expect(await askOf(set('timeout 1h'), held)).toMatchObject({ ruling: 'unknown' });
  });

  it('the state of what may be taken out of conntrack', async () => {
    const raw =
      'table ip raw {\nchain p {\ntype filter hook prerouting priority raw\ntcp dport 443 notrack\n}\n}\n';
    const filter = `table ip t {\nchain f {\ntype filter hook forward priority 0; policy drop;\nct state new,established accept\n}\n}\n`;
    expect(await askOf(filter)).toMatchObject({ ruling: 'passes' });
    expect(await askOf(raw + filter)).toMatchObject({ ruling: 'unknown' });
    expect(await askOf(raw.replace('443', '80') + filter)).toMatchObject({ ruling: 'passes' });
  });
});

describe('readNftPolicy() goes by', () => {
  it('what is said of who asks', async () => {
    const rules = ['ip saddr 10.1.0.0/16 drop', 'iifname "lan2" drop', 'oifname "ppp*" drop'];
    const known = { client: ['10.2.0.1', '::1'], inside: 'lan1', outside: 'wan' };
    expect(await ruled(rules, known)).toMatchObject({ ruling: 'passes' });
    expect(await ruled(rules, { ...known, client: ['10.1.0.1'] })).toMatchObject({ line: 4 });
    expect(await ruled(rules, { ...known, inside: 'lan2' })).toMatchObject({ line: 5 });
    expect(await ruled(rules, { ...known, outside: 'ppp0' })).toMatchObject({ line: 6 });
  });

  it('the address that is blocked, where a name has several', async () => {
    const addresses = ['20.60.1.1', '20.60.1.2', '2001:db8::1'];
    expect(await ruled(['ip daddr 20.60.1.2 drop'], { addresses })).toMatchObject({
      ...{ ruling: 'blocked', line: 4 },
    });
  });

  it('what is forwarded; what is sent, where nothing is', async () => {
    const chain = (hook: string, rule: string): string =>
      `chain ${hook} {\ntype filter hook ${hook} priority 0; policy drop;\n${rule}\n}\n`;
    const table = (...chains: readonly string[]): string => `table inet t {\n${chains.join('')}}\n`;
    const sends = chain('output', 'accept') + chain('input', 'accept');
    expect(await askOf(table(chain('forward', ''), sends))).toMatchObject({ ruling: 'passes' });
    expect(await askOf(table(chain('forward', 'counter'), sends))).toMatchObject({
      ruling: 'blocked',
      line: 3,
    });
    expect(await askOf(table(chain('forward', '')))).toMatchObject({ ruling: 'blocked' });
    expect(await askOf(table(chain('forward', 'counter'), sends), { way: 'output' })).toMatchObject(
      { ruling: 'passes' },
    );
    expect(await askOf(table(chain('input', '')))).toMatchObject({ ruling: 'passes' });
  });

  it('what stands there in the end', async () => {
    const table =
      'table ip t {\nchain f {\ntype filter hook forward priority 0; policy drop;\n}\n}\n';
    expect(await askOf(table)).toMatchObject({ ruling: 'blocked', line: 3 });
    for (const end of [
      'flush ruleset',
      'delete table ip t',
      'flush ruleset ip',
      'table ip t {\nflags dormant\n}',
    ])
      expect(await askOf(`${table}${end}\n`)).toMatchObject({ ruling: 'passes' });
    const rule = `${table}add rule ip t f accept\n`;
    expect(await askOf(rule)).toMatchObject({ ruling: 'passes', line: 6 });
    expect(await askOf(`${rule}flush chain ip t f\n`)).toMatchObject({ ruling: 'blocked' });
    expect(await askOf(`${rule}insert rule ip t f ip daddr 20.60.1.1 drop\n`)).toMatchObject({
      ...{ ruling: 'blocked', line: 7 },
    });
  });

  it('the order of base chains, and of two alike the later one first', async () => {
    const chain = (name: string, priority: string): string =>
      `chain ${name} {\ntype filter hook forward priority ${priority}; policy drop;\n}\n`;
    const lineOf = async (...priorities: readonly string[]): Promise<number | undefined> => {
      const chains = priorities.map((priority, at) => chain(`c${at}`, priority));
      return (await askOf(`table ip t {\n${chains.join('')}}\n`)).line;
    };
    expect(await lineOf('10', 'filter')).toBe(6);
    expect(await lineOf('-10', 'filter')).toBe(3);
    expect(await lineOf('filter', 'filter + 1', 'mangle')).toBe(9);
    expect(await lineOf('filter', '0')).toBe(6);
  });

  it('a device of which nobody knows whether it is on the way', async () => {
    const text = `table netdev t {\nchain i {\ntype filter hook ingress device "eth0" priority 0; policy accept;\nip daddr 20.60.1.1 drop\n}\n}\n`;
    expect(await askOf(text)).toMatchObject({ ruling: 'unknown', line: 4, why: 'client' });
    expect(await askOf(text, { addresses: ['20.60.1.2'] })).toMatchObject({ ruling: 'passes' });
  });

  it('text with carriage returns', async () => {
    const text =
      'table ip t {\r\nchain f {\r\ntype filter hook forward priority 0;\r\nip daddr { 20.60.1.1,\r\n20.60.1.2 } \\\r\ndrop\r\n}\r\n}\r\n';
    expect(await askOf(text)).toMatchObject({ ruling: 'blocked', line: 4 });
  });
});
