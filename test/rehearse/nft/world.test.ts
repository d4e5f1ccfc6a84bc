import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../../src/model/rules/ruling.ts';
import { type NftCircumstances, readNftPolicy } from '../../../src/rehearse/nft/read-nft-policy.ts';

const folder = new URL('../../../fixtures/rehearse/nft/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(`${name}.nft`, folder), 'utf8');

function ruled(
  name: string,
  asked: { readonly address?: string; readonly port?: number },
  circumstances: NftCircumstances = {},
): Ruling | Promise<Ruling> {
  const { address = '20.60.1.1', port = 443 } = asked;
  const policy = readNftPolicy(text(name), circumstances);
  return policy.rule({ host: 'a.example', port, scheme: 'https', addresses: [address] });
}

const through = { inside: 'lan', outside: 'wan', client: ['10.66.0.9', 'fd00::9'] };

describe('rulesets as they are found:', () => {
  it.each(readdirSync(folder))('%s is understood to its last line', (name) => {
    const { unread, unreadLines } = readNftPolicy(readFileSync(new URL(name, folder), 'utf8'));
    expect({ unread, unreadLines }).toEqual({ unread: [], unreadLines: 0 });
  });

  it('a workstation asks for the web alone', async () => {
    expect(await ruled('workstation', {})).toMatchObject({ ruling: 'passes', line: 32 });
    expect(await ruled('workstation', { port: 8443 })).toMatchObject({
      ruling: 'blocked',
      line: 35,
    });
    expect(await ruled('workstation', {}, { way: 'forward' })).toMatchObject({ line: 22 });
  });

  it('a server asks whom it may', async () => {
    expect(await ruled('server', { address: '20.60.1.3' })).toMatchObject({
      ...{ ruling: 'unknown', why: 'client', line: 55 },
    });
    // Whom its rules put into a set of their own, only the machine knows.
    expect(await ruled('server', {})).toMatchObject({
      ruling: 'unknown',
      why: 'elsewhere',
      line: 43,
    });
  });

  it('a router lets its own network out, and guests to a few ports', async () => {
    const guests = { ...through, inside: 'guests' };
    expect(await ruled('router', {}, through)).toMatchObject({ ruling: 'passes' });
    expect(await ruled('router', { port: 445 }, through)).toMatchObject({
      ruling: 'blocked',
      line: 57,
    });
    expect(await ruled('router', { address: '2001:db8:bad::1' }, through)).toMatchObject({
      line: 56,
    });
    expect(await ruled('router', {}, guests)).toMatchObject({ ruling: 'passes' });
    expect(await ruled('router', { port: 6001 }, guests)).toMatchObject({
      ruling: 'blocked',
      line: 22,
    });
    expect(await ruled('router', { port: 80 }, guests)).toMatchObject({
      ruling: 'unknown',
      line: 71,
    });
    expect(await ruled('router', { port: 8080 }, guests)).toMatchObject({
      ruling: 'blocked',
      line: 39,
    });
    expect(await ruled('router', {}, { ...through, outside: 'guests' })).toMatchObject({
      line: 39,
    });
    expect(await ruled('router', {})).toMatchObject({ ruling: 'unknown', why: 'client' });
  });

  it('what iptables wrote says what it says', async () => {
    expect(await ruled('listed', {}, through)).toMatchObject({ ruling: 'passes', line: 13 });
    expect(await ruled('listed', { address: '20.60.1.2' }, through)).toMatchObject({ line: 22 });
    expect(await ruled('listed', {}, { ...through, inside: 'eth3' })).toMatchObject({ line: 8 });
    expect(await ruled('listed', { address: '2001:db8::1' }, through)).toMatchObject({
      ...{ ruling: 'passes' },
    });
  });

  it('zones go by the interface', async () => {
    expect(await ruled('zones', {}, through)).toMatchObject({ ruling: 'passes', line: 46 });
    expect(await ruled('zones', { address: '20.60.7.1' }, through)).toMatchObject({ line: 41 });
    expect(await ruled('zones', { port: 25 }, through)).toMatchObject({ line: 42 });
    expect(await ruled('zones', {}, { ...through, inside: 'dmz' })).toMatchObject({ line: 53 });
  });

  it('one command a line comes to the same', async () => {
    expect(await ruled('late', {})).toMatchObject({ ruling: 'passes', line: 10 });
    expect(await ruled('late', { address: '20.60.2.1' })).toMatchObject({
      ruling: 'blocked',
      line: 9,
    });
    expect(await ruled('late', { address: '20.60.9.9' })).toMatchObject({
      ruling: 'blocked',
      line: 7,
    });
  });
});
