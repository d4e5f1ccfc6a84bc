import { expect, it } from 'vitest';
import { systemServers } from '../../../src/setup/steps/net-options.ts';

it('systemServers() leaves out what Windows gives an adapter without any', () => {
  const told = ['10.0.0.53', 'fec0:0:0:ffff::1', 'fec0:0:0:ffff::2%1', 'FEC0:0:0:FFFF::3%12'];
  expect(systemServers(told)).toEqual([{ address: '10.0.0.53', port: 53 }]);
});

it('systemServers() reads an address with a zone, and a port', () => {
  expect(systemServers(['fe80::1%12', '[2001:db8::1]:5353', 'fec0:0:0:fffe::1'])).toEqual([
    { address: 'fe80::1%12', port: 53 },
    { address: '2001:db8::1', port: 5353 },
    { address: 'fec0:0:0:fffe::1', port: 53 },
  ]);
});
