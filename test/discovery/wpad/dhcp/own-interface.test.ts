import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ownInterface } from '../../../../src/discovery/wpad/dhcp/own-interface.ts';

function own(address: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo[] {
  const mac = '02:00:00:00:00:01';
  const info = { address, mac, family: 'IPv4', netmask: '', cidr: null, internal: false };
  return [{ ...info, ...more } as NetworkInterfaceInfo];
}

const route = (name: string) =>
  `Iface\tDestination\tGateway\n${name}\t00000000\t0142420A\t0003\t0\t0\t100\t00000000\t0\t0\t0\n`;
const interfaces = {
  lo: own('127.0.0.1', { internal: true }),
  docker0: own('172.17.0.1'),
  eth0: own('10.1.1.2'),
};

describe('ownInterface()', () => {
  it('is the one of the default route, else the first that may have a server', async () => {
    expect(await ownInterface({ interfaces, routes: route('eth0') })).toMatchObject({
      name: 'eth0',
      address: '10.1.1.2',
    });
    expect(await ownInterface({ interfaces, routes: '' })).toMatchObject({ name: 'docker0' });
  });

  it('is none where the default route is a tunnel, or there is nothing but loopback', async () => {
    const tun0 = own('10.8.0.2', { mac: '00:00:00:00:00:00' });
    expect(
      await ownInterface({ interfaces: { ...interfaces, tun0 }, routes: route('tun0') }),
    ).toBeUndefined();
    expect(await ownInterface({ interfaces: { lo: interfaces.lo }, routes: '' })).toBeUndefined();
  });
});
