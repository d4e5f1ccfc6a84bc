import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { locateWay } from '../../src/load/locate-way.ts';
import type { LoadWay } from '../../src/model/load/load.ts';
import { labWays, secureTarget } from './lab-ways.ts';

const signal = new AbortController().signal;

async function located(host: string): Promise<LoadWay> {
  const { net } = await labWays();
  const target = {
    url: `https://[${host}]/`,
    scheme: 'https',
    host,
    port: 443,
    path: '/',
  } as const;
  return locateWay({ id: 'direct' }, target, { ...net, timeoutMs: 1000, signal });
}

describe('locateWay()', () => {
  it.each(['127.0.0.1', '127.9.8.7', '::1'])('says that %s is this machine', async (host) => {
    expect(await located(host)).toEqual({ id: 'direct', address: host, isHere: true });
  });

  it('says so of the address of an interface', async () => {
    const all = Object.values(networkInterfaces()).flatMap((some = []) => some);
    for (const { address } of all) expect(await located(address)).toMatchObject({ isHere: true });
  });

  it.each(['192.0.2.1', '2001:db8::1', '128.0.0.1'])('does not say so of %s', async (host) => {
    expect(await located(host)).toEqual({ id: 'direct', address: host });
  });

  it('does not say so of a simulated machine, which has an address of its own', async () => {
    const { net, through } = await labWays();
    const way = await locateWay(through('http'), secureTarget, { ...net, timeoutMs: 5000, signal });
    expect(way.address).toBeDefined();
    expect(way).not.toHaveProperty('isHere');
  });
});
