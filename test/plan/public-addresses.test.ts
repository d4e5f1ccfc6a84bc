import { describe, expect, it } from 'vitest';
import { commands, direct } from '../../fixtures/case/head.ts';
import { resolve } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import { bogonOf } from '../../src/model/address/special-networks.ts';
import type { ResolveObservation } from '../../src/model/audit/observation.ts';
import { publicAddresses } from '../../src/plan/public-addresses.ts';

const name = commands.host;
const said = (...addresses: string[]): Partial<ResolveObservation> => ({
  addresses: addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
});

function known(step: Partial<ResolveObservation>): string | undefined {
  const steps = [resolve({ name, ...step })];
  return publicAddresses([trial('a1', { target: commands, route: direct, steps })]).known(name);
}

describe('publicAddresses()', () => {
  it('takes the first public address of IPv4, whatever the look-up was for', () => {
    expect(known(said('10.0.0.1', '2603:1020::1', '20.50.1.1', '20.50.1.2'))).toBe('20.50.1.1');
    expect(known({ ...said('20.50.1.1'), role: 'information' })).toBe('20.50.1.1');
  });

  it.each([
    '0.0.0.0',
    '127.0.0.1',
    '10.1.1.1',
    '100.64.0.1',
    '172.31.0.1',
    '203.0.113.7',
    '255.255.255.255',
    'x',
  ])('takes none that is no public one: %s', (address) => {
    expect(known(said(address))).toBeUndefined();
  });

  it('agrees with the judge on what is public', () => {
    for (let first = 0; first < 256; first += 1) {
      const address = `${first}.168.2.1`;
      expect([address, known(said(address)) === undefined]).toEqual([
        address,
        bogonOf(address) !== undefined,
      ]);
    }
  });

  it("takes neither a proxy's name nor what the user said", () => {
    expect(known({ ...said('20.50.1.1'), role: 'proxy' })).toBeUndefined();
    expect(known({ ...said('20.50.1.1'), by: 'option' })).toBeUndefined();
  });

  it('prefers what another name server says, and tells it apart', () => {
    const one = (id: string, address: string, control?: 'other-resolver') =>
      trial(id, {
        target: commands,
        route: direct,
        steps: [resolve({ name, ...said(address) })],
        ...(control && { purpose: 'control', control }),
      });
    const both = publicAddresses([
      one('a1', '20.50.1.1'),
      one('a2', '20.50.7.7', 'other-resolver'),
    ]);
    expect([both.known(name), both.compared(name)]).toEqual(['20.50.7.7', '20.50.7.7']);
    const here = publicAddresses([one('a1', '20.50.1.1')]);
    expect([here.known(name), here.compared(name)]).toEqual(['20.50.1.1', undefined]);
  });
});
