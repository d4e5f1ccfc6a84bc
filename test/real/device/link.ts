import { join } from 'node:path';
import type { Device } from '../real-case.ts';

/** A link that goes down in the middle of an audit. */
export interface LinkFault {
  /** The client's own, or the company's line to the internet. */
  readonly of: 'client' | 'edge';
  /** It goes down when so many packets were sent over it. */
  readonly afterPackets: number;
  /** For how long; absent: it stays down. */
  readonly seconds?: number;
}

const devices = { client: 'eth0', edge: 'wan' } as const;

/** Takes the link down as an administrator, or a driver, does: its routes go with it. */
export function link({ of, afterPackets, seconds }: LinkFault): Device {
  const device = devices[of];
  const script = [
    `count() { cat /sys/class/net/${device}/statistics/tx_packets; }`,
    'gateway=$(ip route show default)',
    `last=$(($(count) + ${afterPackets}))`,
    'until [ "$(count)" -ge "$last" ]; do sleep 0.002; done',
    `ip link set ${device} down`,
    ...(seconds === undefined
      ? []
      : [`sleep ${seconds}`, `ip link set ${device} up`, 'ip route add $gateway']),
    'exec sleep 600',
  ];
  return {
    name: 'link',
    package: 'iproute2',
    start: async (company) =>
      company[of].start({
        command: ['sh', '-c', script.join('\n')],
        log: join(company.folder, `link-${of}.log`),
      }),
  };
}
