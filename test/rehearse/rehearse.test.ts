import { describe, expect, it } from 'vitest';
import { turnsRed } from '../../src/model/rules/rehearsal.ts';
import type { Target } from '../../src/model/target/target.ts';
import type { Asked, Policy } from '../../src/rehearse/policy.ts';
import { rehearse } from '../../src/rehearse/rehearse.ts';

const madeFrom = { file: 'change', dialect: 'squid', lists: [], os: [], regions: [] } as const;

function target(url: string, more: Partial<Target> = {}): Target {
  const [, scheme, host = ''] = /^(https?):\/\/([^/]+)/.exec(url) ?? [];
  return {
    ...{ id: url, url, host, port: scheme === 'http' ? 80 : 443, service: 's', region: 'WW' },
    ...{ required: true, reasons: [], ...more },
  };
}

function policyOf(rule: Policy['rule']): Policy {
  return { unread: [{ line: 2, text: 'x', why: 'malformed' }], unreadLines: 1, rule };
}

describe('rehearse()', () => {
  it('asks for each row by its host, port, scheme and path, with the addresses that are known', async () => {
    const asked: Asked[] = [];
    const policy = policyOf((one) => {
      asked.push(one);
      return { ruling: 'passes' };
    });
    const targets = [
      target('http://crl.example/a?b#c'),
      target('https://*.events.example/', { notRun: 'wildcard-without-known-name' }),
      target('https://[2001:db8::1]/', { host: '[2001:db8::1]' }),
    ];
    const lookup = async (name: string) => (name === 'crl.example' ? ['192.0.2.1'] : []);
    const { rows, kept, unread } = await rehearse(policy, { targets, lookup, madeFrom });
    expect(asked).toEqual([
      { host: 'crl.example', port: 80, scheme: 'http', path: '/a?b', addresses: ['192.0.2.1'] },
      {
        ...{ host: 'netready-made-up-name.events.example', port: 443, scheme: 'https' },
        ...{ path: '/', addresses: [] },
      },
      { host: '2001:db8::1', port: 443, scheme: 'https', path: '/', addresses: [] },
    ]);
    expect(rows.map(({ isWild }) => isWild)).toEqual([undefined, true, undefined]);
    expect({ kept, unread: unread.length }).toEqual({ kept: [], unread: 1 });
  });

  it('says of each row whether it passes today, where somebody knows', async () => {
    const policy = policyOf(({ host }) => ({
      ruling: host === 'a.example' ? 'passes' : 'blocked',
    }));
    const targets = ['a', 'b', 'c', 'd'].map((name) => target(`https://${name}.example/`));
    const before = new Map([
      ['https://a.example/', false],
      ['https://b.example/', true],
      ['https://c.example/', false],
    ]);
    const { rows } = await rehearse(policy, {
      ...{ targets, madeFrom, lookup: async () => [] },
      passedBefore: (id) => before.get(id),
    });
    expect(rows.map(({ passedBefore }) => passedBefore)).toEqual([false, true, false, undefined]);
    expect(rows.map(turnsRed)).toEqual([false, true, false, false]);
    expect(
      turnsRed({ url: '', target: '', required: true, ruling: 'unknown', passedBefore: true }),
    ).toBe(false);
  });

  it('groups what does not pass by the line, in the order of the file, and what is not known last', async () => {
    const rulings: Readonly<Record<string, Awaited<ReturnType<Policy['rule']>>>> = {
      'a.example': { ruling: 'unknown', line: 1, why: 'client' },
      'b.example': { ruling: 'blocked' },
      'c.example': { ruling: 'blocked', line: 9, text: 'deny all' },
      'd.example': { ruling: 'login', line: 3, text: 'auth' },
      'e.example': { ruling: 'blocked', line: 9, text: 'deny all' },
      'f.example': { ruling: 'diverted', answer: 'DIRECT' },
      'g.example': { ruling: 'diverted', answer: 'PROXY p:1' },
    };
    const policy = policyOf(async ({ host }) => rulings[host] ?? { ruling: 'passes' });
    const targets = Object.keys(rulings).map((host) => target(`https://${host}/`));
    const { kept } = await rehearse(policy, { targets, lookup: async () => [], madeFrom });
    expect(kept.map(({ ruling, list, line, rows }) => [ruling, list, line, rows.length])).toEqual([
      ['login', 'no-auth', 3, 1],
      ['blocked', 'allow', 9, 2],
      ['blocked', 'allow', undefined, 1],
      ['diverted', undefined, undefined, 1],
      ['diverted', undefined, undefined, 1],
      ['unknown', undefined, 1, 1],
    ]);
  });

  it('counts what its list calls optional for nothing, and a wildcard that is demanded for a row', async () => {
    const policy = policyOf(() => ({ ruling: 'blocked' }));
    const optional = { required: false, reasons: [{ rule: 'optional', source: 's' }] } as const;
    const targets = [
      target('https://a.example/', optional),
      target('https://*.b.example/', { required: false }),
    ];
    const { rows } = await rehearse(policy, { targets, lookup: async () => [], madeFrom });
    expect(rows.map(({ required }) => required)).toEqual([false, true]);
  });
});
