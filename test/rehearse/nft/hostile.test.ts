import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulingNames } from '../../../src/model/rules/ruling.ts';
import { readNftPolicy } from '../../../src/rehearse/nft/read-nft-policy.ts';
import type { Policy } from '../../../src/rehearse/policy.ts';
import { watchCpu } from '../../watch-cpu.ts';
import { plantedRulesets } from './planted-rulesets.ts';

const asked = { host: 'a.example', port: 443, scheme: 'https' } as const;
const addresses = ['20.60.1.1', '2001:db8:60::1'];
const words = [
  ...['{', '}', ';', '\n', '"', '$', '@', '(', ')', '[', ']', ',', ':', '.', '-', '/', '|', '\\\n'],
  ...['table', 'inet', 'chain', 'set', 'map', 'type', 'filter', 'hook', 'forward', 'priority'],
  ...['policy', 'drop', 'accept', 'jump', 'goto', 'a', 'elements', '=', 'define', 'ip', 'daddr'],
  ...['tcp', 'dport', '443', '20.60.1.1', '::1', 'ct', 'state', 'vmap', '!=', '&', 'jhash', 'add'],
  ...['flush', 'ruleset', 'rule', 'insert', 'element', 'comment', 'limit', 'rate', 'set', 'fib'],
];

async function check(text: string): Promise<Policy> {
  const policy = readNftPolicy(text);
  for (const some of [addresses, []]) {
    const { ruling } = await policy.rule({ ...asked, addresses: some });
    expect(rulingNames).toContain(ruling);
  }
  return policy;
}

describe('readNftPolicy() takes whatever it is given:', () => {
  it('any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        await check(text);
      }),
    );
  });

  it('any words of the language, in any order', async () => {
    const text = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((all) => all.join(' '));
    await fc.assert(
      fc.asyncProperty(text, async (one) => {
        await check(one);
      }),
      { numRuns: 1000 },
    );
  });

  it('rulesets with a word in the place of another, or without', async () => {
    const change = fc.record({
      planted: fc.constantFrom(...plantedRulesets),
      at: fc.nat(),
      word: fc.constantFrom('', ...words),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ planted: { text }, at, word }) => {
        const parts = text.split(/(\s+)/);
        parts[at % parts.length] = word;
        await check(parts.join(''));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['braces without end', '{'.repeat(200_000)],
    ['sets in sets', `table ip t { chain c { ip daddr ${'{'.repeat(50_000)} 1.1.1.1`],
    ['parentheses in parentheses', `table ip t {\nchain c {\ntcp flags ${'('.repeat(100_000)}`],
    ['hashes of hashes', `table ip t {\nchain c {\n${'jhash '.repeat(100_000)}`],
    ['signs alone', '-./|&'.repeat(40_000)],
    ['one long word', 'a'.repeat(1_000_000)],
    ['one long word of periods', `a${'.'.repeat(500_000)}`],
    ['quotes without end', '"\n'.repeat(100_000)],
    ['colons', 'a:'.repeat(200_000)],
    ['lines that are none', 'x y z\n'.repeat(100_000)],
    ['variables that double', doubling(40)],
    ['a chain that jumps to itself', looping(1)],
    ['chains in a ring', looping(300)],
    ['chains that each jump to the next twice', ladder(60)],
  ])('%s', async (_, text) => {
    const cpuMs = watchCpu();
    await check(text);
    expect(cpuMs()).toBeLessThan(4000);
  });

  it.each([
    ['rules', 'accept\n'.repeat(250_000)],
    ['elements', `ip daddr { ${'1.1.1.1, '.repeat(250_000)} } accept\n`],
  ])('too many %s, and rules nothing then', async (_, rules) => {
    const policy = await check(
      `table ip t {\nchain c {\ntype filter hook forward priority 0\n${rules}}\n}\n`,
    );
    expect(policy.unread.map(({ why }) => why)).toEqual(['too-much']);
    expect(await policy.rule({ ...asked, addresses })).toMatchObject({ ruling: 'unknown' });
  });

  it('a set of 150,000 addresses, asked a thousand times', async () => {
    const elements = Array.from({ length: 150_000 }, (_, index) => {
      return `${20 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}.1`;
    });
    const text = `table inet t {\nset s {\ntype ipv4_addr\nelements = { ${elements.join(',\n')} }\n}\nchain c {\ntype filter hook forward priority 0; policy drop;\nct state established accept\nip daddr @s accept\n}\n}\n`;
    const cpuMs = watchCpu();
    const policy = readNftPolicy(text);
    expect(policy.unread).toEqual([]);
    for (let index = 0; index < 1000; index += 1) {
      const some = [`20.${index >> 8}.${index & 255}.1`];
      expect(await policy.rule({ ...asked, addresses: some })).toMatchObject({ ruling: 'passes' });
    }
    expect(cpuMs()).toBeLessThan(8000);
  });
});

function doubling(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, at) => `define v${at + 1} = { $v${at}, $v${at} }`,
  );
  return `define v0 = { 1.1.1.1 }\n${lines.join('\n')}\n`;
}

function looping(count: number): string {
  const chains = Array.from(
    { length: count },
    (_, at) => `chain c${at} {\njump c${(at + 1) % count}\n}`,
  );
  return `table ip t {\n${chains.join('\n')}\nchain b {\ntype filter hook forward priority 0\njump c0\n}\n}\n`;
}

function ladder(count: number): string {
  const chains = Array.from({ length: count }, (_, at) => {
    return `chain c${at} {\nip saddr 10.0.0.1 jump c${at + 1}\njump c${at + 1}\n}`;
  });
  return `table ip t {\n${chains.join('\n')}\nchain c${count} {\n}\nchain b {\ntype filter hook forward priority 0\njump c0\n}\n}\n`;
}
