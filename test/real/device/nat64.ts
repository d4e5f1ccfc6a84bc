import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Device } from '../real-case.ts';
import type { Service } from '../service.ts';

const client6 = 'fd66::2';
const edge6 = 'fd66::1';
/** What the edge takes for those that it translates. */
const pool = '10.67.0.0/24';
const prefix = '64:ff9b::';

/** The address by which NAT64 reaches one of IPv4 (RFC 6052): `64:ff9b::1432:10a`. */
export function translated(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${prefix}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** What a name server with DNS64 says of services, in the words of dnsmasq(8). */
export function dns64(services: readonly Service[]): readonly string[] {
  return services.map(({ host, address }) => `host-record=${host},${translated(address)}`);
}

/** A network that has IPv6 alone beyond its own link, and a NAT64 at its edge. */
export function nat64(): Device {
  return {
    name: 'tayga',
    package: 'tayga',
    start: async ({ client, edge, folder }) => {
      const data = join(folder, 'tayga');
      const file = join(folder, 'tayga.conf');
      await mkdir(data);
      const lines = [
        'tun-device nat64',
        'ipv4-addr 10.67.0.1',
        `ipv6-addr ${edge6}:64`,
        `prefix ${prefix}/96`,
        `dynamic-pool ${pool}`,
        `data-dir ${data}`,
      ];
      await writeFile(file, `${lines.join('\n')}\n`);
      const steps: readonly (readonly [where: typeof edge, words: string])[] = [
        [edge, `ip addr add ${edge6}/64 dev lan nodad`],
        [client, `ip addr add ${client6}/64 dev eth0 nodad`],
        [client, `ip -6 route add default via ${edge6}`],
        [client, 'ip -4 route del default'],
        [edge, 'sysctl -qw net.ipv6.conf.all.forwarding=1'],
        [edge, `tayga --mktun --config ${file}`],
        [edge, 'ip link set nat64 up'],
        [edge, `ip route add ${pool} dev nat64`],
        [edge, `ip -6 route add ${prefix}/96 dev nat64`],
      ];
      for (const [where, words] of steps) await where.run(words.split(' '));
      await edge.start({
        command: ['tayga', '--nodetach', '--config', file],
        log: join(folder, 'tayga.log'),
      });
    },
  };
}
