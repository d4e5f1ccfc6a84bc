import type { Device } from '../real-case.ts';

/** Where the edge sends what goes there: nowhere. */
export const lostNetwork = '2603:1020::';

/** A network that gives its clients IPv6, of which one network of the internet is lost at the edge. */
export function lostIpv6(): Device {
  return {
    name: 'ip',
    package: 'iproute2',
    start: async ({ client, edge }) => {
      const steps: readonly (readonly [where: typeof edge, words: string])[] = [
        [edge, 'ip addr add 2a01:66::1/64 dev lan nodad'],
        [client, 'ip addr add 2a01:66::2/64 dev eth0 nodad'],
        [client, 'ip -6 route add default via 2a01:66::1'],
        [edge, 'sysctl -qw net.ipv6.conf.all.forwarding=1'],
        [edge, `ip -6 route add blackhole ${lostNetwork}/32`],
      ];
      for (const [where, words] of steps) await where.run(words.split(' '));
    },
  };
}
