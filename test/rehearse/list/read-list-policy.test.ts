import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf } from '../../../fixtures/rehearse/asked-of.ts';
import { ruleDialects } from '../../../src/model/rules/rule-dialect.ts';
import type { Ruling } from '../../../src/model/rules/ruling.ts';
import { type ListDialect, readListPolicy } from '../../../src/rehearse/list/read-list-policy.ts';
import { dialects } from '../../../src/rules/dialects.ts';
import { ruleSetOfTargets } from '../../../src/rules/rule-set-of-targets.ts';
import { listTargets } from '../../rules/red-report.ts';

const names = ruleDialects.filter((name): name is ListDialect => name !== 'pac');

async function ruled(url: string, text: string, dialect: ListDialect): Promise<Ruling> {
  return await readListPolicy(text, dialect).rule(askedOf(url));
}

describe('readListPolicy()', () => {
  it('lets pass what a place holds, by its line, and refuses the rest by no line', async () => {
    const text = '*.events.example/\nwdcp.example/\n';
    expect(await ruled('https://wdcp.example/', text, 'pan-os')).toEqual({
      ruling: 'passes',
      line: 2,
    });
    expect(await ruled('https://a.b.events.example/', text, 'pan-os')).toMatchObject({ line: 1 });
    expect(await ruled('https://events.example/', text, 'pan-os')).toEqual({ ruling: 'blocked' });
  });

  it('goes by the addresses of a name where a list holds ranges, and knows nothing without them', async () => {
    const text = [
      'object-group network G',
      ' network-object 20.55.16.0 255.255.255.0',
      ' network-object 20.55.17.0 255.255.255.0',
      'access-list A extended permit tcp any object-group G eq 443',
    ].join('\n');
    const rule = (addresses: readonly string[], url = 'https://a.example/') =>
      readListPolicy(text, 'cisco').rule({ ...askedOf(url), addresses });
    expect(await rule(['20.55.17.9', '20.55.16.9'])).toEqual({ ruling: 'passes', line: 3 });
    expect(await rule(['20.55.17.9', '20.55.18.9'])).toMatchObject({
      ...{ ruling: 'unknown', why: 'addresses-differ', line: 3 },
    });
    expect(await rule(['20.55.18.9'])).toEqual({ ruling: 'blocked' });
    expect(await rule([])).toMatchObject({ ruling: 'unknown', why: 'no-address', line: 2 });
    expect(await rule([], 'https://20.55.16.1/')).toMatchObject({ ruling: 'passes' });
    expect(await rule(['20.55.16.1'], 'http://a.example/')).toEqual({ ruling: 'blocked' });
  });

  it('sees the path of plain HTTP alone', async () => {
    const text = 'crl.example/pki/\n';
    expect(await ruled('http://crl.example/pki/a.crl', text, 'pan-os')).toMatchObject({
      ruling: 'passes',
    });
    expect(await ruled('http://crl.example/b.crl', text, 'pan-os')).toMatchObject({
      ruling: 'blocked',
    });
    expect(await ruled('https://crl.example/pki/a', text, 'pan-os')).toMatchObject({
      ruling: 'blocked',
    });
  });

  it('does not know what a line that was not understood may hold', async () => {
    const text = 'wdcp.example/\n*.events.*/\n';
    expect(await ruled('https://wdcp.example/', text, 'pan-os')).toMatchObject({
      ruling: 'passes',
    });
    expect(await ruled('https://a.events.example/', text, 'pan-os')).toEqual({
      ...{ ruling: 'unknown', why: 'unread-line', line: 2, text: '*.events.*/' },
    });
  });

  it('reads a list of names for an ACL of Squid, where a period takes all below', async () => {
    expect(await ruled('https://a.events.example/', '.events.example\n', 'squid')).toMatchObject({
      line: 1,
    });
    expect(await ruled('https://a.events.example/', 'events.example\n', 'squid')).toEqual({
      ruling: 'blocked',
    });
  });

  it('asks each of the three lists that a file has', async () => {
    const place = (list: string, host: string): object => ({
      ...{ list, host, apex: true, below: false, port: 443 },
    });
    const entries = [
      ...[
        place('allow', 'a.example'),
        place('allow', 'b.example'),
        place('no-inspect', 'b.example'),
      ],
      ...[place('no-auth', 'b.example'), place('no-auth', 'c.example')],
    ];
    const text = JSON.stringify({ entries });
    const rulings = ['a', 'b', 'c', 'd'].map(
      async (name) => (await ruled(`https://${name}.example/`, text, 'json')).ruling,
    );
    expect(await Promise.all(rulings)).toEqual(['login', 'passes', 'inspected', 'blocked']);
    const alone = JSON.stringify({ entries: [place('no-inspect', 'b.example')] });
    expect(await ruled('https://b.example/', alone, 'json')).toMatchObject({ ruling: 'passes' });
    expect(await ruled('https://a.example/', alone, 'json')).toEqual({ ruling: 'inspected' });
    expect(await ruled('http://a.example/', alone, 'json')).toMatchObject({ ruling: 'passes' });
  });

  it.each(['pan-os', 'csv', 'json', 'azure-firewall', 'zscaler'] as const)(
    '%s: lets the whole list pass by what netready rules writes',
    async (name) => {
      const targets = listTargets().filter(({ notRun }) => !notRun);
      const set = ruleSetOfTargets(targets, { lists: [], os: [], regions: [] });
      const policy = readListPolicy(dialects[name].write(set).text, name);
      const rulings = targets.map(
        async ({ url }) => (await policy.rule(askedOf(url))).ruling === 'passes' || url,
      );
      expect((await Promise.all(rulings)).filter((one) => one !== true)).toEqual([]);
    },
  );

  it.each(names)('%s: stands any text, and always answers', (name) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readListPolicy(text, name).rule(askedOf('http://a.example/x'))).toBeDefined();
      }),
      { numRuns: 30 },
    );
  });
});
