import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { LoadTarget, LoadWay } from '../model/load/load.ts';
import { mapConnection } from '../net/connect.ts';
import type { NetOptions } from '../net/options.ts';
import { resolve } from '../net/resolve.ts';

/**
 * Looks up where the connections of a way go: the proxy's address, or the target's own. Once and
 * before the load, so that no name server is under load; all connections go to the first address.
 * A way whose name is not found is left out.
 */
export async function locateWay(
  way: LoadWay,
  target: LoadTarget,
  net: Omit<NetOptions, 'onCertificate'>,
): Promise<LoadWay> {
  const located = await addressed(way, target, net);
  return located.address !== undefined && isHere(located.address)
    ? { ...located, isHere: true }
    : located;
}

async function addressed(
  way: LoadWay,
  target: LoadTarget,
  net: Omit<NetOptions, 'onCertificate'>,
): Promise<LoadWay> {
  const { host, port } = way.proxy ?? target;
  if (isIP(host)) return { ...way, address: host };
  const mapped = mapConnection(
    [host],
    port,
    net.connectTo.filter((rule) => rule.host !== '' && !(way.proxy && rule.targetsOnly)),
  );
  if (mapped) return { ...way, address: mapped.address };
  const role = way.proxy ? 'proxy' : 'target';
  const { addresses, failure } = await resolve(
    { name: host, port, role },
    { ...net, onCertificate: () => {} },
  );
  const address = addresses[0]?.address;
  if (failure) return { ...way, leftOut: { step: 'resolve', ...failure } };
  return address === undefined ? way : { ...way, address };
}

/** Whether an address is one of this machine's own; what is forwarded to another one looks so too. */
function isHere(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const own = Object.values(networkInterfaces()).flatMap((all = []) => all);
  return (
    loopback.check(address, family) || own.some((one) => one.address === address.replace(/%.*/, ''))
  );
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');
